// See ui/README.md, "End to end".
import { test } from 'node:test';
import { App } from './app.mjs';

export { App, freshData, OUTPUT } from './app.mjs';
export { until } from './driver.mjs';

/** One test in one window: opens it, runs `steps(app)`, closes it; a failure leaves `failed-<name>.png`. */
export function scenario(name, options, steps) {
  const file = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  test(name, { timeout: 300_000 }, async () => {
    const app = await App.start({ name: file, ...options });
    try {
      await steps(app);
    } catch (error) {
      await app.screenshot(`failed-${file}`).catch(() => undefined);
      throw error;
    } finally {
      await app.close();
    }
  });
}
