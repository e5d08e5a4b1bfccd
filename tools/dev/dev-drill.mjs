import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../checkout.mjs';

const PORT = '34567';
const SOURCE = path.join(root, 'libs/values/dev-drill.ts');
const RESTARTS = 3;
const START_MS = 240_000;
const CHANGE_MS = 60_000;
/**
 * Pause in milliseconds between two changes of a file. It is long enough for the standby processes
 * to load their packages, as while a developer is typing.
 */
const PAUSE_MS = 8_000;

/**
 * Starts `npm run dev`, changes a server file, and ends the program with the signal of Ctrl-C.
 * Prints how long the restarts took.
 * @returns what went wrong, as sentences.
 */
export async function devDrill() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tracker-dev-'));
  const dev = spawn(process.execPath, ['tools/dev.mjs'], {
    cwd: root,
    env: { ...process.env, PORT, DATA_DIR: folder, DEV_INSPECT: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  dev.stdout.on('data', (text) => (output += text));
  const prints = (text, limitMs) => until(() => output.includes(text), limitMs);
  const wrong = [];
  try {
    if (!(await prints('the tracker is running', START_MS)))
      return [`npm run dev did not start:\n${output}`];
    wrong.push(...(await changes({ dev, prints, clear: () => (output = '') })));
    const started = descendants(dev.pid);
    dev.kill('SIGINT');
    if (!(await until(() => dev.exitCode !== null, CHANGE_MS))) wrong.push('it did not end');
    if (dev.exitCode !== 0) wrong.push(`it ended with ${dev.exitCode ?? dev.signalCode}`);
    const left = started.filter((pid) => existing(pid));
    if (started.length === 0 || left.length > 0)
      wrong.push(`of ${started.length} processes, ${left.length} were left`);
    return wrong;
  } finally {
    dev.kill('SIGKILL');
    rmSync(SOURCE, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function changes({ dev, prints, clear }) {
  const wrong = [];
  const get = async (place) => (await fetch(`http://127.0.0.1:${PORT}${place}`)).status;
  for (let count = 1; count <= RESTARTS; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    clear();
    const before = descendants(dev.pid).map((pid) => [pid, cpuSeconds(pid)]);
    const since = performance.now();
    writeFileSync(SOURCE, `export const count = ${count};\n`);
    if (!(await prints('restarted', CHANGE_MS))) wrong.push(`change ${count} restarted nothing`);
    if ((await get('/healthz')) !== 200) wrong.push('the API did not answer');
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    const cpu = before
      .filter(([pid]) => existing(pid))
      .reduce((sum, [pid, then]) => sum + cpuSeconds(pid) - then, 0)
      .toFixed(1);
    process.stdout.write(`from a change to the API's next answer: ${seconds} s, CPU ${cpu} s\n`);
  }
  clear();
  writeFileSync(SOURCE, 'export const = 1;\n');
  if (!(await prints('does not compile', CHANGE_MS))) wrong.push('a wrong file was not named');
  if ((await get('/healthz')) !== 200) wrong.push('a wrong file stopped the API');
  if ((await get('/src/main.tsx')) !== 200)
    wrong.push('the web app is not served from its sources');
  const map = JSON.parse(
    readFileSync(path.join(root, 'dist/libs/values/dev-drill.js.map'), 'utf8'),
  );
  const source = path.resolve(root, 'dist/libs/values', map.sources[0]);
  if (source !== SOURCE) wrong.push(`the source map leads to ${source}`);
  clear();
  rmSync(SOURCE);
  if (!(await prints('restarted', CHANGE_MS))) wrong.push('a file that is gone restarted nothing');
  return wrong;
}

async function until(holds, limitMs) {
  const end = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Lists the ids of all descendants of a process; empty on systems without /proc. */
function descendants(pid) {
  const parents = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    if (parent) parents.set(parent, [...(parents.get(parent) ?? []), Number(entry)]);
  }
  const below = (each) => (parents.get(each) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(parent);
  } catch {
    return null;
  }
}

/** Returns the processor time that a process has used, in seconds; 0 when it has ended. */
function cpuSeconds(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

const existing = (pid) => parentOf(pid) !== null;
