// Pictures of the board and the case of the demonstration, for `make demo`.
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startAs } from './harness/people.mjs';

const demo = resolve(process.env.CRISIS_DESK_DEMO);
for (const [language, theme] of [['zh', 'light'], ['en', 'light'], ['zh', 'dark']]) {
  const app = await startAs('zhoulan', { data: join(demo, 'data'), language, theme, name: 'demo', passphrase: process.env.CRISIS_DESK_PASSPHRASE });
  await app.find({ testId: 'card' });
  await app.settled();
  copyFileSync(await app.screenshot(`demo-board-${language}-${theme}`), join(demo, `board-${language}-${theme}.png`));
  await app.click({ testId: 'card-open' });
  await app.find({ testId: 'log-line' });
  await app.settled();
  copyFileSync(await app.screenshot(`demo-case-${language}-${theme}`), join(demo, `case-${language}-${theme}.png`));
  await app.close();
}
