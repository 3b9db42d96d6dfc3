// A small W3C WebDriver client: one session of WebKitWebDriver with the program in it.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A bus that starts no services: no desktop portal, no screen reader bridge. */
const BUS = join(import.meta.dirname, 'bus.conf');
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What WebDriver calls an element; also what a script gets and gives for one. */
export const toElement = (id) => ({ [ELEMENT]: id });
export const elementId = (value) => value?.[ELEMENT];

/** An error that the driver answered, by its W3C name (`no such element`, `stale element reference`, …). */
export class DriverError extends Error {
  constructor(name, message) {
    super(`${name}: ${message}`);
    this.name = name;
  }
}

/** Sessions that still run: none may outlive the tests, however these end. */
const running = new Set();
process.on('exit', () => running.forEach((driver) => driver.kill()));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

export class Driver {
  #base;
  #child;
  session = '';

  /** Starts WebKitWebDriver on a bus of its own, so that two programs can run side by side, and opens `binary` in it. */
  static async start({ binary, args, env, log }) {
    const port = await freePort();
    const child = spawn('dbus-run-session', [`--config-file=${BUS}`, '--', 'WebKitWebDriver', `--port=${port}`], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = createWriteStream(log);
    child.stdout.pipe(out);
    child.stderr.pipe(out);
    const driver = new Driver(`http://127.0.0.1:${port}`, child);
    try {
      await until(() => driver.#answers(), 15_000, 'WebKitWebDriver did not answer');
      const opened = await driver.send('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } } });
      driver.session = `/session/${opened.sessionId}`;
      return driver;
    } catch (error) {
      driver.kill();
      throw error;
    }
  }

  constructor(base, child) {
    this.#base = base;
    this.#child = child;
    running.add(this);
  }

  /** The process that everything of this session descends from. */
  get pid() {
    return this.#child.pid;
  }

  async #answers() {
    return this.send('GET', '/status').then(
      () => true,
      () => false,
    );
  }

  async send(method, path, body) {
    const response = await fetch(this.#base + path, { method, body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined });
    const { value } = await response.json();
    if (!response.ok) throw new DriverError(value.error, value.message);
    return value;
  }

  /** A command of the session. */
  call(method, path, body) {
    return this.send(method, this.session + path, body);
  }

  /** Runs a function in the page; elements may go in (toElement) and come out. */
  script(run, ...args) {
    return this.call('POST', '/execute/sync', { script: `return (${run}).apply(null, arguments)`, args });
  }

  /** Closes the window as a person would, then ends the driver. */
  async quit() {
    await this.send('DELETE', this.session).catch(() => undefined);
    this.kill();
  }

  /** Ends the program and the driver at once, without a chance to tidy up. */
  kill() {
    running.delete(this);
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
}

/** Asks `probe` until it answers something true. */
export async function until(probe, timeout, complaint) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(typeof complaint === 'function' ? await complaint() : complaint);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
