// What `make run` says where Rust or Node is missing or too old, on a PATH that holds only what the test puts there.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const CHECK = resolve(import.meta.dirname, '../../.build/check-tools.sh');
const GOOD = { rustc: 'rustc 1.90.0 (a)', cargo: 'cargo 1.90.0 (a)', node: 'v20.19.0', npm: '10.8.2' };

/** Runs the check with these tools and their versions; a tool without a version is missing. */
function check(tools) {
  const path = mkdtempSync(join(tmpdir(), 'tools-'));
  for (const name of ['sh', 'sort', 'head', 'cut', 'tr']) symlinkSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(path, name));
  for (const [name, version] of Object.entries(tools)) if (version !== null) writeFileSync(join(path, name), `#!${join(path, 'sh')}\necho "${version}"\n`, { mode: 0o755 });
  const { status, stderr } = spawnSync(join(path, 'sh'), [CHECK], { env: { PATH: path }, encoding: 'utf8' });
  return { status, said: stderr };
}

for (const [name, tools, words] of [
  ['nothing wrong', {}, []],
  ['newer tools', { rustc: 'rustc 1.103.1', node: 'v24.0.1', npm: '11.0.0' }, []],
  ['no Rust', { rustc: null, cargo: null }, ['Rust is missing', 'https://rustup.rs', 'Nothing was changed']],
  ['old Rust', { rustc: 'rustc 1.75.0 (a)' }, ['Rust 1.75.0 is too old (at least 1.90', 'rustup update stable']],
  ['no Node', { node: null, npm: null }, ['Node.js is missing', 'https://nodejs.org']],
  ['old Node', { node: 'v18.19.1' }, ['Node.js 18.19.1 is too old (at least 20.19']],
]) {
  test(`tools: ${name}`, () => {
    const { status, said } = check({ ...GOOD, ...tools });
    assert.equal(status, words.length === 0 ? 0 : 1, said);
    for (const word of words) assert.ok(said.includes(word), said);
    if (words.length === 0) assert.equal(said, '');
  });
}
