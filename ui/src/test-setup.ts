import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom draws nothing, so it has no media queries; tests see a light system.
window.matchMedia = (query) =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;

// A loaded machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
