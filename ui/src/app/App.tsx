import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { Boundary } from './Boundary';
import { Frame } from './Frame';
import { HOME, ROUTES } from './routes';

/** The window: the frame and the page of the present place. */
export function App() {
  const [location, go] = useLocation();
  return (
    <Frame clocks={[]}>
      <Boundary key={location} onBack={() => go(HOME)}>
        <Suspense fallback={null}>
          <Switch>
            {ROUTES.map(({ path, component }) => (
              <Route key={path} path={path} component={component} />
            ))}
            <Redirect to={HOME} replace />
          </Switch>
        </Suspense>
      </Boundary>
    </Frame>
  );
}
