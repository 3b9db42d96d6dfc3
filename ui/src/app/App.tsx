import { Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useMay } from '@/api/session';
import { AlarmBar } from './AlarmBar';
import { Boundary } from './Boundary';
import { Frame } from './Frame';
import { homeOf, ROUTES } from './routes';
import type { SignedIn } from './UserMenu';
import { useFoundCases } from './useFoundCases';
import { useStripClocks } from './useStripClocks';

/** The window of who is signed in: the frame and the page of the present place. */
export function App({ user }: { user: SignedIn }) {
  const [location, go] = useLocation();
  const may = useMay();
  const home = homeOf(may);
  const clocks = useStripClocks(may('see_case'));
  const [sought, setSought] = useState('');
  const found = useFoundCases(may('see_case') ? sought : '');
  return (
    <Frame clocks={clocks} user={user} notice={<AlarmBar enabled={may('see_case')} />} onNewCase={may('open_case') ? () => go('/new') : undefined} found={found} onSeek={setSought}>
      <Boundary key={location} onBack={() => go(home)}>
        <Suspense fallback={null}>
          <Switch>
            {ROUTES.filter(({ needs }) => needs === undefined || may(needs)).map(({ path, component }) => (
              <Route key={path} path={path} component={component} />
            ))}
            <Redirect to={home} replace />
          </Switch>
        </Suspense>
      </Boundary>
    </Frame>
  );
}
