import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Gate } from './Gate';

const WallScreen = lazy(() => import('./WallScreen').then((module) => ({ default: module.WallScreen })));

/** Which window this is: the wall display is opened at a place of its own; every other place is the working window. */
export function Windows() {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/wall/:id" component={WallScreen} />
        <Route>
          <Gate />
        </Route>
      </Switch>
    </Suspense>
  );
}
