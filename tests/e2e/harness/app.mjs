// The program in its real window, as a test drives it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DriverError, Driver, elementId, toElement, until } from './driver.mjs';
import { search } from './query.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
/** Screenshots and logs. */
export const OUTPUT = process.env.CRISIS_DESK_E2E_OUTPUT ?? join(ROOT, 'target/e2e');
const BINARY = process.env.CRISIS_DESK_BIN ?? join(TARGET, 'debug/crisis-desk');
const AXE = join(ROOT, 'ui/node_modules/axe-core/axe.min.js');
const PATIENCE = 30_000;

const KEYS = {
  mod: '\uE009', ctrl: '\uE009', shift: '\uE008', alt: '\uE00A', enter: '\uE007', escape: '\uE00C', tab: '\uE004', backspace: '\uE003', delete: '\uE017',
  up: '\uE013', down: '\uE015', left: '\uE012', right: '\uE014', home: '\uE011', end: '\uE010', pageup: '\uE00E', pagedown: '\uE00F', space: ' ',
};

/** A fresh folder for one store. */
export function freshData(name = 'store') {
  mkdirSync(join(OUTPUT, 'data'), { recursive: true });
  return mkdtempSync(join(OUTPUT, 'data', `${name}-`));
}

export class App {
  #driver;

  /**
   * Opens the window. `data` is the folder of the store (a fresh one by default): a second start on the same folder finds what the first left.
   * `language` and `theme` are set as if the person had chosen them before.
   */
  static async start({ name = 'app', data = freshData(name), language, theme, size = [1440, 900], args = [], env = {} } = {}) {
    const home = (folder) => {
      const path = join(data, '.home', folder);
      mkdirSync(path, { recursive: true });
      return path;
    };
    mkdirSync(OUTPUT, { recursive: true });
    const driver = await Driver.start({
      binary: BINARY,
      args,
      log: join(OUTPUT, `${name}.log`),
      env: {
        ...process.env,
        CRISIS_DESK_DATA: data,
        ...env,
        XDG_DATA_HOME: home('data'),
        XDG_CONFIG_HOME: home('config'),
        XDG_CACHE_HOME: home('cache'),
        NO_AT_BRIDGE: '1',
        TAURI_AUTOMATION: 'true',
        TAURI_WEBVIEW_AUTOMATION: 'true',
      },
    });
    const app = new App(driver, data);
    await app.#ready();
    await app.choose({ language, theme });
    await app.resize(...size);
    return app;
  }

  constructor(driver, data) {
    this.#driver = driver;
    this.data = data;
  }

  async #ready() {
    await until(() => this.script(() => document.readyState === 'complete' && document.querySelector('#root')?.childElementCount > 0).catch(() => false), 30_000, 'the window stayed empty');
  }

  /** Sets language (`zh`, `en`) and theme (`light`, `dark`, `system`) and loads the page anew. */
  async choose({ language, theme }) {
    const wanted = Object.entries({ language, theme }).filter(([, value]) => value !== undefined);
    if (wanted.length === 0) return;
    await this.script((pairs) => pairs.forEach(([key, value]) => localStorage.setItem(key, value)), wanted);
    await this.reload();
  }

  /** Loads the page anew, as after a crash of the page. */
  async reload() {
    await this.#driver.call('POST', '/refresh');
    await this.#ready();
  }

  /** Goes to a place of the window (`/board`). */
  async go(path) {
    await this.script((to) => {
      location.hash = to;
    }, path);
  }

  script(run, ...args) {
    return this.#driver.script(run, ...args);
  }

  /** Asks the core as the page does: `{ answer }`, or `{ error }` as it came over the wire. */
  async ask(command, args = {}) {
    await this.script(
      (name, values) => {
        window.asked = undefined;
        window.__TAURI_INTERNALS__.invoke(name, values).then(
          (answer) => (window.asked = { answer }),
          (error) => (window.asked = { error }),
        );
      },
      command,
      args,
    );
    return until(() => this.script(() => window.asked), PATIENCE, `no answer to ${command}`);
  }

  /** Answers the system's question where to save a file, which no driver can reach: from now on the person chooses `path`. */
  async savesTo(path) {
    await this.#answers('save', path);
  }

  /** The same for the question which file to read. */
  async opens(path) {
    await this.#answers('open', path);
  }

  async #answers(question, path) {
    await this.script(
      (name, chosen) => {
        const ask = window.fetch;
        window.fetch = (url, ...rest) =>
          decodeURIComponent(String(url)).endsWith(`/plugin:dialog|${name}`)
            ? Promise.resolve(new Response(JSON.stringify(chosen), { headers: { 'Tauri-Response': 'ok', 'Content-Type': 'application/json' } }))
            : ask(url, ...rest);
      },
      question,
      path,
    );
  }

  /** Every element that answers the query now. `within` narrows it to an element found before. */
  async all(query, within) {
    // An element that is drawn anew while the driver takes hold of it makes the whole answer stale: ask again.
    const found = await until(
      () =>
        this.script(search, query, within ?? null).catch((error) => {
          if (error instanceof DriverError && error.name === 'stale element reference' && within === undefined) return undefined;
          throw error;
        }),
      PATIENCE,
      `the page kept changing: ${JSON.stringify(query)}`,
    );
    return found.map((value) => toElement(elementId(value)));
  }

  /** Waits for an element; the first when there are several. A query may be an element already. */
  async find(query, within) {
    if (elementId(query) !== undefined) return query;
    return until(
      async () => (await this.all(query, within))[0],
      PATIENCE,
      async () => `not found: ${JSON.stringify(query)}; the page says: ${(await this.script(() => document.body.innerText)).slice(0, 600)}`,
    );
  }

  /** Waits until nothing answers the query. */
  async gone(query, within) {
    await until(async () => (await this.all(query, within)).length === 0, PATIENCE, `still there: ${JSON.stringify(query)}`);
  }

  /** Shows all of a list of which only the first are in sight; a short list has nothing to show. */
  async showAll(testId) {
    const folded = { css: `[data-testid="${testId}"][aria-expanded="false"]` };
    if ((await this.all(folded)).length > 0) await this.click(folded);
  }

  async click(query, within) {
    await this.#retry(async () => {
      const element = await this.find(query, within);
      await this.#driver.call('POST', `/element/${elementId(element)}/click`);
    });
  }

  /** The windows of the program, as handles; `during(handle, steps)` works in another one and comes back. */
  windows() {
    return this.#driver.call('GET', '/window/handles');
  }

  /** The window whose address has these words in it, if there is one. */
  async windowAt(words) {
    for (const handle of await this.windows()) {
      if (await this.during(handle, () => this.script((part) => location.href.includes(part), words))) return handle;
    }
    return undefined;
  }

  async during(handle, steps) {
    const back = await this.#driver.call('GET', '/window');
    await this.#driver.call('POST', '/window', { handle });
    try {
      return await steps();
    } finally {
      await this.#driver.call('POST', '/window', { handle: back });
    }
  }

  /** Clicks into a field and types behind what is there. */
  async type(query, text, within) {
    await this.#retry(async () => {
      const element = await this.find(query, within);
      await this.#driver.call('POST', `/element/${elementId(element)}/value`, { text });
    });
  }

  /** Replaces what is in a field. */
  async fill(query, text, within) {
    const element = await this.find(query, within);
    await this.click(element);
    await this.press('mod+a');
    await this.press('backspace');
    await this.type(element, text);
  }

  /** Presses keys in the focused element: `press('mod+k')`, `press('down', 'enter')`. */
  async press(...combos) {
    for (const combo of combos) {
      const keys = combo.split('+').map((key) => KEYS[key.toLowerCase()] ?? key);
      const actions = [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.reverse().map((value) => ({ type: 'keyUp', value }))];
      await this.#driver.call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    }
    await this.#driver.call('DELETE', '/actions');
  }

  /** Types into whatever has the focus, key by key. */
  async write(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.#driver.call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    await this.#driver.call('DELETE', '/actions');
  }

  /** Drags one element onto another with the mouse. */
  async drag(from, to) {
    const origin = async (query) => toElement(elementId(await this.find(query)));
    const move = (target, duration) => ({ type: 'pointerMove', origin: target, x: 0, y: 0, duration });
    const [start, end] = [await origin(from), await origin(to)];
    const actions = [move(start, 0), { type: 'pointerDown', button: 0 }, { type: 'pointerMove', origin: 'pointer', x: 12, y: 12, duration: 60 }, move(end, 250), move(end, 60), { type: 'pointerUp', button: 0 }];
    await this.#driver.call('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    await this.#driver.call('DELETE', '/actions');
  }

  /** The visible text of an element, or of the whole page. */
  async text(query, within) {
    const element = query === undefined ? null : await this.find(query, within);
    return this.script((node) => (node ?? document.body).innerText, element);
  }

  async attribute(query, name) {
    return this.script((node, key) => node.getAttribute(key), await this.find(query), name);
  }

  /** Waits until the page shows a text anywhere. */
  async sees(text) {
    await this.find({ text });
  }

  /** What has the focus: its accessible words. */
  focused() {
    return this.script(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  }

  /** Saves the window as OUTPUT/<name>.png and answers the path. */
  async screenshot(name) {
    const path = join(OUTPUT, `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    // WebKit takes the picture with the next frame it draws, and a page at rest draws none: a hair of opacity makes it draw.
    await this.script(() => {
      let on = false;
      window.stirring = setInterval(() => {
        document.body.style.opacity = (on = !on) ? '0.9999' : '';
      }, 50);
    });
    writeFileSync(path, Buffer.from(await this.#driver.call('GET', '/screenshot'), 'base64'));
    await this.script(() => {
      clearInterval(window.stirring);
      document.body.style.opacity = '';
    });
    return path;
  }

  /** Sets the size of the window and waits until the page has it. */
  async resize(width, height) {
    await this.#driver.call('POST', '/window/rect', { width, height });
    await until(() => this.script((w, h) => Math.abs(innerWidth - w) <= 2 && Math.abs(innerHeight - h) <= 60, width, height), PATIENCE, `the window did not take ${width} × ${height}`);
  }

  /** Waits until the page stays the same for a moment: queries answered, pictures drawn. */
  async settled() {
    let last = '';
    let since = Date.now();
    await until(
      async () => {
        const now = await this.script(() => document.body.innerHTML);
        if (now !== last) [last, since] = [now, Date.now()];
        return Date.now() - since > 300;
      },
      PATIENCE,
      'the page kept changing',
    );
  }

  /** Serious faults of accessibility on the page as axe-core sees them: `[{ rule, help, where }]`. */
  async barriers() {
    if (!(await this.script(() => 'axe' in window))) await this.#driver.call('POST', '/execute/sync', { script: readFileSync(AXE, 'utf8'), args: [] });
    await this.script(() => {
      window.barriers = undefined;
      window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => {
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        window.barriers = grave.map(({ id, help, nodes }) => ({ rule: id, help, where: nodes.slice(0, 4).map(({ html }) => html.slice(0, 200)) }));
      });
    });
    return until(() => this.script(() => window.barriers), PATIENCE, 'axe did not answer');
  }

  /** Elements whose text is cut off or that stick out of what can be scrolled to: `[{ text, why }]`. Text with an ellipsis counts unless its title tells it whole. */
  cutOff() {
    return this.script(() => {
      const found = [];
      const scrolls = (node) => node !== null && ((['auto', 'scroll'].includes(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth) || scrolls(node.parentElement));
      for (const node of document.querySelectorAll('body *')) {
        const words = [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim()).join('');
        if (!words || !node.checkVisibility?.()) continue;
        const style = getComputedStyle(node);
        const box = node.getBoundingClientRect();
        if (box.width <= 1 || node.closest('[title], [aria-hidden=true]')) continue;
        if (style.overflowX === 'hidden' && node.scrollWidth > node.clientWidth + 1) found.push({ text: words.slice(0, 60), why: 'cut off' });
        if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(node.parentElement)) found.push({ text: words.slice(0, 60), why: 'outside' });
      }
      return found;
    });
  }

  /** Bytes of memory that belong to the program and its web processes (PSS: shared pages are counted by their share). */
  memory() {
    const pss = (pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
    return this.processes().reduce((sum, { pid }) => sum + pss(pid), 0);
  }

  /** The program's process and those it started. */
  processes() {
    const stats = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).flatMap((entry) => {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
        const [, command, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(stat);
        return [{ pid: Number(entry), command, parent: Number(parent) }];
      } catch {
        return [];
      }
    });
    const below = (pid) => stats.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
    return below(this.#driver.pid).filter(({ command }) => /^(crisis-desk|WebKit)/.test(command) && !command.startsWith('WebKitWebDriv'));
  }

  /** Closes the window. */
  close() {
    return this.#driver.quit();
  }

  /** kill -9 of the program, as at a power cut; then ends the driver. */
  kill() {
    this.processes().filter(({ command }) => command.startsWith('crisis-desk')).forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
    this.#driver.kill();
  }

  /** The page may draw an element anew between finding and using it. */
  async #retry(act) {
    await until(
      async () => {
        try {
          await act();
          return true;
        } catch (error) {
          if (error instanceof DriverError && ['stale element reference', 'element not interactable', 'element click intercepted'].includes(error.name)) return false;
          throw error;
        }
      },
      PATIENCE,
      'the element could not be used',
    );
  }
}
