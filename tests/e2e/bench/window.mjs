// What `make bench` measures in the real window, on the stores that `scale -- prepare` has made: how soon the first board is there, the memory, and
// the frames while the board and a long log are scrolled and filtered. Beside them, in the same run, the frames of a page with nothing on it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, until } from '../harness/index.mjs';
import { during, HITCH, joined, scroll } from './frames.mjs';

const [big, longCase, outbreaks] = process.argv.slice(2);
const PASSPHRASE = 'seven quiet lanterns over the harbour 2026';
const PASSWORD = 'crisis-desk-demo';
const READY = 1_500;
const STARTS = 3;
const ROWS = resolve(import.meta.dirname, '../../../target/bench/rows');
const COLUMN = '[data-testid=board] [data-testid^=column-]';

const ms = (time) => (time >= 100 ? `${time.toFixed(0)} ms` : `${time.toFixed(1)} ms`);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** When the program was started, in milliseconds since 1970. */
function startedAt(pid) {
  const ticks = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19]);
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return Date.now() - uptime * 1_000 + ticks * 10;
}

/** Presses a button inside the page and answers how long it takes until something is there. */
async function pressed(app, button, awaited) {
  await app.script(
    (from, to) => {
      window.benchReady = undefined;
      const start = performance.now();
      const look = () => {
        if (document.querySelector(to) === null) requestAnimationFrame(look);
        else requestAnimationFrame(() => (window.benchReady = performance.now() - start));
      };
      document.querySelector(from).click();
      look();
    },
    `[data-testid=${button}]`,
    awaited,
  );
  await until(() => app.script(() => window.benchReady !== undefined), 60_000, `${awaited} did not come`);
  return app.script(() => window.benchReady);
}

/** From the start of the program to the first board, without the time in which a person types. */
async function start(data, name) {
  const app = await App.start({ name, data });
  await app.find({ testId: 'open-passphrase' });
  const program = app.processes().find(({ command }) => command.startsWith('crisis-desk'));
  const painted = await app.script(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()));
  const window = painted - startedAt(program.pid);
  await app.fill({ testId: 'open-passphrase' }, PASSPHRASE);
  const opened = await pressed(app, 'open-submit', '[data-testid=login]');
  await app.fill({ testId: 'login' }, 'lead');
  await app.fill({ testId: 'password' }, PASSWORD);
  const board = await pressed(app, 'sign-in-submit', '[data-testid=card]');
  return { app, window, opened, board, whole: window + opened + board };
}

async function starts(data) {
  const found = [];
  for (let n = 0; n < STARTS; n += 1) {
    const { app, ...times } = await start(data, `bench-start-${n}`);
    await app.settled();
    found.push({ ...times, memory: app.memory(), processes: app.processes().length });
    await app.close();
  }
  const of = (key) => median(found.map((one) => one[key]));
  const [whole, parts] = [of('whole'), ['window', 'opened', 'board'].map((key) => ms(of(key)))];
  return [
    row('window started, store of 100,000 cases opened, user signed in, first board ready', `${ms(whole)} (window ${parts[0]}, opening ${parts[1]}, sign-in and board ${parts[2]})`, ms(READY), whole / READY, '< 1'),
    row(`memory of the program's ${of('processes')} processes with that board (PSS)`, `${(of('memory') / 2 ** 20).toFixed(0)} MiB`, '', null, ''),
  ];
}

const row = (what, figure, limit, ratio, goal) => ({ what, figure, limit, ratio, goal });

function frameRow(what, found, empty) {
  const figure = `worst ${ms(found.worst)}, p99 ${ms(found.p99)}; ${found.hitches} of ${found.count} frames over ${HITCH} ms`;
  return row(what, figure, `worst ${ms(empty.worst)}, p99 ${ms(empty.p99)}; ${empty.hitches} of ${empty.count}, a page with one moving line`, found.worst / empty.worst, 'none over 50 ms');
}

/** The frames of a page that has nothing to do but move one line. */
async function emptyPage(app) {
  await app.script(() => {
    const page = document.createElement('div');
    page.id = 'bench-empty';
    Object.assign(page.style, { position: 'fixed', inset: '0', background: 'white', zIndex: '9999', overflow: 'auto' });
    const long = document.createElement('div');
    long.textContent = '·';
    long.style.height = '100000px';
    page.append(long);
    document.body.append(page);
  });
  const found = await during(app, async () => scroll(app, await app.find({ css: '#bench-empty' })));
  await app.script(() => document.querySelector('#bench-empty').remove());
  return found;
}

/** The frames while each column that is long enough is scrolled. */
async function columns(app) {
  const scrollers = await app.script((columns) => [...document.querySelectorAll(columns)].flatMap((column) => [column, ...column.querySelectorAll('*')].filter((node) => node.scrollHeight > node.clientHeight + 400 && getComputedStyle(node).overflowY !== 'visible').slice(0, 1)), COLUMN);
  const runs = [];
  for (const scroller of scrollers) runs.push(await during(app, () => scroll(app, scroller)));
  return joined(runs);
}

/** The frames while a person types into the board's filter, takes it back, and what was found is drawn. */
async function filtering(app) {
  await app.settled();
  const field = await app.find({ testId: 'filter-text' });
  return during(app, async () => {
    for (const text of ['木耳', 'Kettle', '王']) {
      await app.click(field);
      await app.write(text);
      await app.settled();
      await app.fill(field, '');
      await app.settled();
    }
  });
}

const rows = [];

/** Keeps and shows a row at once: what is measured is not lost with what comes after. */
function keep(one) {
  rows.push(one);
  mkdirSync(ROWS, { recursive: true });
  writeFileSync(join(ROWS, '9-window.json'), JSON.stringify(rows, null, 2));
  console.log(`| ${one.what} | ${one.figure} | ${one.limit} | ${one.ratio?.toFixed(2) ?? ''} | ${one.goal} |`);
}

(await starts(big)).forEach(keep);
const stores = [['100,000 cases, a third of them open', big], ['the 5,274 outbreaks', outbreaks]];
for (const [name, data] of stores.filter(([, data]) => data !== undefined)) {
  const { app } = await start(data, 'bench-board');
  await app.settled();
  const empty = await emptyPage(app);
  keep(frameRow(`board of ${name}, columns scrolled`, await columns(app), empty));
  keep(frameRow(`board of ${name}, filter typed`, await filtering(app), empty));
  if (data === big) {
    await app.go(`/case/${longCase}`);
    await app.find({ testId: 'log-line' });
    await app.settled();
    const log = await app.find({ testId: 'log' });
    keep(frameRow('log of 50,000 entries scrolled', await during(app, () => scroll(app, log, 1_200, 200)), empty));
  }
  await app.close();
}
