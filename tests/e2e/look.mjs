// A picture of the window at one place; see .build/look.sh.
import { App } from './harness/index.mjs';

const [path = '/board', language = 'zh', theme = 'light', size = '1440x900'] = process.argv.slice(2);
const app = await App.start({ name: 'look', data: process.env.CRISIS_DESK_DATA, language, theme, size: size.split('x').map(Number) });
await app.go(path);
await app.settled();
const cut = await app.cutOff();
if (cut.length > 0) console.error('cut off or outside:', cut);
console.log(await app.screenshot(`look${path.replaceAll('/', '-')}-${language}-${theme}`));
await app.close();
