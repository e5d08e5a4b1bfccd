/**
 * Measures how hostile input affects other users: for each attack, how long the event loop is
 * blocked, how much memory is used, and the p99 response time of an ordinary user relative to the
 * p99 of the same user just before. Only ratios within one run are meaningful; the goal is at most
 * 2.
 *
 *   node tools/build.mjs --server-only && node bench/hostile.mjs [--only "sign-in"]
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import swc from '@swc/core';

const WANTED = 2;
const IDLE_REQUESTS = 400;
/** Pause in milliseconds between two requests of the ordinary user, as in normal work. */
const PAUSE_MS = 4;
/**
 * Smallest number of requests of the ordinary user during an attack. The attack is repeated until
 * this number is reached, or until the time limit.
 */
const REQUESTS_LEAST = 400;
const ATTACK_MS_MOST = 30_000;
const UPLOAD_MS_MOST = 120_000;
const AUDIT_ROWS = 200_000;
const KEYS = 100_000;
const SLOW_READERS = 'ten slow readers of a CSV';

const {
  values: { only = '' },
} = parseArgs({ options: { only: { type: 'string' } } });
const server = fork(new URL('./hostile-server.mjs', import.meta.url), {
  execArgv: ['--expose-gc'],
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
let died = null;
server.once('exit', (code, signal) => {
  died = signal ?? code;
});
const told = async () => (await once(server, 'message'))[0];
const tell = async (what) => {
  const answer = told();
  server.send(what);
  return answer;
};

const { url, superuserUrl, accounts } = await told();
const json = { 'content-type': 'application/json' };

async function signIn(role) {
  const { email, password } = accounts.find((account) => account.role === role);
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password }),
  });
  const { csrfToken } = await answer.json();
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
    'x-csrf-token': csrfToken,
  };
}

/**
 * Starts a thread that acts as an ordinary user. `waits(enough)` lets this user send requests until
 * `enough(number of requests)` is true, and returns the response time of each request.
 */
function bystander(headers) {
  const thread = new Worker(new URL('./bystander.mjs', import.meta.url), {
    workerData: { url: `${url}/api/projects?limit=20`, headers, pauseMs: PAUSE_MS },
  });
  const ask = async (what) => {
    const answered = once(thread, 'message');
    thread.postMessage(what);
    return (await answered)[0];
  };
  return {
    waits: async (enough) => {
      thread.postMessage('begin');
      do await pause(100);
      while (!enough(await ask('count')));
      return ask('end');
    },
    leave: () => thread.terminate(),
  };
}

const p99 = (waits) =>
  [...waits].sort((one, other) => one - other)[Math.floor(waits.length * 0.99)] ?? Infinity;

/**
 * Loads the builder of hostile files. It is written in TypeScript, which the oldest supported Node
 * cannot import, so it is compiled here.
 */
async function hostileFiles() {
  const { code } = await swc.transformFile('test/builders/hostile-files.ts', {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  const made = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return made.hostileWorkbooks();
}

const send = (method, path, headers, body) =>
  fetch(`${url}${path}`, { method, headers, body })
    .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
    .catch((error) => ({ status: 0, text: String(error) }));

/**
 * Uploads a file and waits until its import has ended, at most {@link UPLOAD_MS_MOST} milliseconds.
 * Returns a text that says how the import ended.
 */
async function upload(headers, { name, bytes }) {
  const form = new FormData();
  form.set('unit', '万元');
  form.set('file', new Blob([bytes]), /\.(csv|xlsx)$/.test(name) ? name : `${name}.xlsx`);
  const handed = await send('POST', '/api/ledger-imports', headers, form);
  if (handed.status >= 300) return `refused with ${handed.status}`;
  const { id } = JSON.parse(handed.text);
  const until = performance.now() + UPLOAD_MS_MOST;
  while (performance.now() < until && died === null) {
    const { status, text } = await send('GET', `/api/ledger-imports/${id}`, headers);
    const state = status === 200 ? JSON.parse(text).state : `answer ${status}`;
    if (!['waiting', 'running'].includes(state)) return `ended as ${state}`;
    await pause(250);
  }
  return died === null ? 'not ended' : `the server died (${died})`;
}

/** Sends a request and does not read the response, as a very slow client would. */
const slowReader = (headers) =>
  new Promise((resolve) => {
    const asked = request(
      `${url}/api/audit-events?format=csv`,
      { headers, agent: false },
      (answer) => {
        answer.pause();
        resolve(asked);
      },
    );
    asked.on('error', () => resolve(asked)).end();
  });

/**
 * Fills the audit log and waits until all events are signed, so that the measurement covers only
 * reading the log.
 */
async function manyAuditEvents() {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(
    `INSERT INTO audit_records (actor_id, authority, action, outcome, new_value, request_id)
      SELECT 'bench', 'bench', 'bench.row', 'done',
        jsonb_build_object('n', n, 'text', repeat('x', 120)), 'bench'
        FROM generate_series(1, $1) n`,
    [AUDIT_ROWS],
  );
  const unsealed = async () =>
    (
      await client.query(
        `SELECT EXISTS (SELECT FROM audit_records
          WHERE action = 'bench.row' AND id > (SELECT coalesce(max(to_id), 0) FROM audit_seals))
            AS some`,
      )
    ).rows[0].some;
  while (await unsealed()) await pause(1_000);
  await client.end();
}

/**
 * Starts `count` other programs that use processor time but send no requests. Shows how much any
 * load on this machine slows down the ordinary user.
 */
async function busyBeside(count) {
  const programs = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);']),
  );
  await pause(5_000);
  for (const program of programs) program.kill('SIGKILL');
  return 'ran for 5 s';
}

/**
 * Measures one attack: repeats it while the ordinary user sends requests, and prints a row with the
 * slowdown of this user's responses.
 */
async function measure(name, attack) {
  const idle = p99(await person.waits((count) => count >= IDLE_REQUESTS));
  const before = await tell('begin');
  const since = performance.now();
  let outcome = null;
  let asked = 0;
  const over = () =>
    died !== null || asked >= REQUESTS_LEAST || performance.now() - since > ATTACK_MS_MOST;
  const attacked = (async () => {
    do outcome = await attack();
    while (!over());
    asked = Infinity;
  })();
  const waits = await person.waits((count) => {
    asked = Math.max(asked, count);
    return asked === Infinity || died !== null;
  });
  await attacked;
  if (died !== null) {
    rows.push({ name, outcome: `the server died (${died})`, ratio: null });
    return;
  }
  const after = await tell('end');
  const during = p99(waits);
  rows.push({
    name,
    outcome,
    idleP99Ms: Number(idle.toFixed(1)),
    p99Ms: Number(during.toFixed(1)),
    ratio: Number((during / idle).toFixed(2)),
    requests: waits.length,
    ...after,
    grewMiB: after.peakMiB - before.rssMiB,
  });
}

const people = Object.fromEntries(
  await Promise.all(
    ['officer', 'manager', 'audit-admin'].map(async (role) => [role, await signIn(role)]),
  ),
);
const { officer, manager, 'audit-admin': auditor } = people;
const {
  items: [{ id: projectId }],
} = await (await fetch(`${url}/api/projects?limit=1`, { headers: officer })).json();
const keys = Object.fromEntries(Array.from({ length: KEYS }, (_, n) => [n.toString(36), 0]));
const halfFilled = {
  kind: 'cost',
  content: Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`c${n}`, null])),
};
const manyKeys = JSON.stringify({ email: 'a@b.example', password: 'x', ...keys });
const deep = `{"email":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
const sheet = JSON.stringify(halfFilled);
const statuses = (answers) => [...new Set(answers.map(({ status }) => status))].join(',');
const inTurn = async (count, ask) => {
  const answers = [];
  for (let turn = 0; turn < count; turn += 1) answers.push(await ask(turn));
  return statuses(answers);
};

const attacks = [
  [
    'sign-in body with 100,000 unknown keys, four times',
    () => inTurn(4, () => send('POST', '/api/sessions', json, manyKeys)),
  ],
  [
    'body 200,000 lists deep, ten times',
    () => inTurn(10, () => send('POST', '/api/sessions', json, deep)),
  ],
  [
    'half-filled sheet with 40,000 cells, three times',
    () =>
      inTurn(3, () =>
        send(
          'POST',
          `/api/projects/${projectId}/unfinished-filings`,
          { ...json, ...officer },
          sheet,
        ),
      ),
  ],
  [
    '60 wrong sign-ins, ten at once',
    async () =>
      (
        await Promise.all(
          Array.from({ length: 10 }, (_, lane) =>
            inTurn(6, (turn) =>
              send(
                'POST',
                '/api/sessions',
                json,
                JSON.stringify({
                  email: `nobody${lane}-${turn}@b.example`,
                  password: 'wrong wrong wrong',
                }),
              ),
            ),
          ),
        )
      ).join(','),
  ],
  [
    SLOW_READERS,
    async () => {
      const readers = await Promise.race([
        Promise.all(Array.from({ length: 10 }, () => slowReader(auditor))),
        pause(5_000, []),
      ]);
      await pause(5_000);
      for (const reader of readers) reader.destroy();
      return `${readers.length} held open for 5 s`;
    },
  ],
  ...(await hostileFiles().catch(() => [])).map((file) => [
    `file: ${file.name} (${Math.ceil(file.bytes.length / 1024)} KiB)`,
    () => upload(officer, file),
  ]),
].filter(([name]) => name.includes(only));

if (attacks.some(([name]) => name === SLOW_READERS)) await manyAuditEvents();
const rows = [];
const person = bystander(manager);
for (const count of [1, 2])
  await measure(`for comparison: ${count} busy program(s)`, () => busyBeside(count));
// Lowers the priority of this process, because a real attacker uses another machine: the attack
// must not take processor time from the server. The ordinary user's thread was started before and
// keeps its priority.
setPriority(constants.priority.PRIORITY_LOW);
const comparisons = rows.length;
for (const [name, attack] of attacks) {
  if (died !== null) break;
  await measure(name, attack);
}
await person.leave();

console.log(
  '| hostile input | what became of it | p99 idle → during, ms | ratio | event loop p99 / max, ms | memory grew by, MiB |\n|---|---|---|---|---|---|',
);
for (const row of rows)
  console.log(
    `| ${row.name} | ${row.outcome} | ${row.idleP99Ms} → ${row.p99Ms} (n = ${row.requests}) | ${row.ratio} | ${row.loopP99Ms} / ${row.loopMaxMs} | ${row.grewMiB} |`,
  );
console.log(
  JSON.stringify({
    bench: 'hostile',
    wanted: WANTED,
    kept:
      rows.length === comparisons + attacks.length &&
      rows.slice(comparisons).every(({ ratio }) => ratio !== null && ratio <= WANTED),
    rows,
  }),
);
if (died === null) server.send('close');
