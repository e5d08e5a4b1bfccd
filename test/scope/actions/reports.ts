import { BY_RULE, type WalkAction, noneForeign, reply, same, type Step } from '../check-answers.js';

const PERIOD = 'period=2021..2026';

/**
 * Returns the expected statuses of a request for a list about projects. With the authorization
 * policies switched off, every user may read these lists, which are then empty for users without
 * access.
 */
const opens = ({ on, person: { walker } }: Step): number[] =>
  on.oracle.worksWithProjects(walker) || !on.policies ? [200] : [403];

async function layers(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  if (!reply(step, 'layers', opens(step), await client.get('/api/reports/layers?limit=1'))) return;
  same(
    step,
    'projects with layers',
    oracle.visible(walker),
    new Set((await client.all('/api/reports/layers'))?.map(({ projectId }) => projectId as string)),
  );
  noneForeign(
    step,
    'layers of a unit',
    ((await client.all(`/api/reports/layers?unitId=${project.unit}`)) ?? []).map(
      ({ projectId }) => projectId as string,
    ),
    oracle.visible(walker),
  );
}

async function totals(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  const answer = await client.get('/api/reports/budget-totals');
  if (!reply(step, 'totals', opens(step), answer)) return;
  same(
    step,
    'projects in totals',
    new Set([String(oracle.visible(walker).size)]),
    new Set([String(answer.body.projects)]),
  );
  const { body } = await client.get(`/api/reports/budget-totals?unitId=${project.unit}`);
  const there = oracle.world.projects.filter(
    (one) => one.unit === project.unit && oracle.sees(walker, one),
  ).length;
  same(
    step,
    'projects in totals of a unit',
    new Set([String(there)]),
    new Set([String(body.projects)]),
  );
}

/**
 * As the acting user, reads the spend report as JSON and as CSV. The report's rows may name only
 * projects that the user may see.
 */
async function spend(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  const visible = oracle.visible(walker);
  const answer = await client.get(`/api/reports/spend?${PERIOD}&groupBy=project`);
  if (reply(step, 'spend report', opens(step), answer))
    noneForeign(
      step,
      'rows of a report',
      answer.body.rows.map((row: any) => row.projectId as string),
      visible,
    );
  const sheet = await client.get(
    `/api/reports/spend?${PERIOD}&groupBy=project&format=csv&language=en`,
  );
  if (reply(step, 'spend report as CSV', opens(step), sheet))
    noneForeign(step, 'rows of a CSV', uuidsIn(sheet.text), visible);
  const one = await client.get(`/api/reports/spend?${PERIOD}&projectId=${project.id}`);
  if (reply(step, 'spend of one project', [...opens(step), 404], one) && !visible.has(project.id))
    same(
      step,
      'entries of a foreign project',
      new Set(['0']),
      new Set([String(one.body.totals.entries)]),
    );
}

/** Returns all UUIDs in a text. */
export const uuidsIn = (text: string): Set<string> =>
  new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []);

/**
 * As the acting user, pulls a report of one project and keeps its manifest; reads, reproduces and
 * compares one that somebody pulled. Only whoever sees all projects that it lists may.
 */
async function manifests(step: Step): Promise<void> {
  const {
    on: { oracle, things },
    person: { walker, client },
    pick,
    project,
  } = step;
  const pulled = await client.get(`/api/reports/spend?${PERIOD}&project=${project.id}`);
  const id = /report-manifests\/([0-9a-f-]{36})/.exec(pulled.headers.get('link') ?? '')?.[1];
  if (reply(step, 'report of a project', [...opens(step), 404], pulled) && id !== undefined) {
    const { body } = await client.get(`/api/report-manifests/${id}`);
    const projects = body.scope.projects as string[];
    noneForeign(step, 'projects of a manifest', projects, oracle.visible(walker));
    things.manifests.push({ id, projects });
  }
  if (things.manifests.length === 0) return;
  const one = pick(things.manifests);
  const visible = oracle.visible(walker);
  const seen = one.projects.every((covered) => visible.has(covered));
  const expected = opens(step).includes(403) ? [403] : [seen ? 200 : 404];
  reply(step, 'a manifest', expected, await client.get(`/api/report-manifests/${one.id}`));
  reply(
    step,
    'a difference of manifests',
    expected,
    await client.get(`/api/report-manifests/${one.id}/difference/${one.id}`),
  );
  reply(
    step,
    'a reproduction',
    expected,
    await client.post(`/api/report-manifests/${one.id}/reproduction`, undefined),
  );
}

async function proof(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
  } = step;
  if (!policies) return;
  const verifies = oracle.is(walker, 'auditor', 'system-admin');
  reply(
    step,
    'runs of the verification',
    verifies ? [200] : [403],
    await client.get('/api/ledger-verifications'),
  );
  reply(
    step,
    'the key of digests',
    verifies ? [200] : [403],
    await client.get('/api/ledger-digests/key'),
  );
  reply(
    step,
    'digests',
    oracle.auditsCity(walker) ? [200] : [403],
    await client.get('/api/ledger-digests'),
  );
  reply(
    step,
    'checkpoints',
    oracle.auditsCity(walker) ? [200] : [403],
    await client.get('/api/ledger-checkpoints'),
  );
  const made = await client.post('/api/ledger-checkpoints', undefined);
  reply(step, 'sign a checkpoint', oracle.auditsCity(walker) ? [201, ...BY_RULE] : [403], made);
  const contradictions = await client.get('/api/ledger-contradictions');
  if (reply(step, 'contradictions', [200], contradictions))
    noneForeign(
      step,
      'contradictions',
      contradictions.body.items.flatMap(({ projectId }: any) => projectId ?? []),
      oracle.visible(walker),
    );
  const [open] = contradictions.body.items.filter(({ state }: any) => state === 'open');
  const closed = await client.post(
    `/api/ledger-contradictions/${open?.id ?? step.project.id}/closure`,
    { reason: '随机（示例）' },
  );
  reply(
    step,
    'close a contradiction',
    oracle.auditsCity(walker) || oracle.is(walker, 'audit-admin') ? [202, 404, ...BY_RULE] : [403],
    closed,
  );
  reply(
    step,
    'a digest',
    oracle.auditsCity(walker) ? [200] : [403],
    await client.get('/api/ledger-digests/2026-11-23'),
  );
}

async function verifies(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
  } = step;
  reply(
    step,
    'verify the ledger',
    oracle.is(walker, 'auditor', 'system-admin') ? [201, ...BY_RULE] : [403],
    await client.post('/api/ledger-verifications', undefined),
  );
}

/**
 * As the acting user, reads the audit log, page by page and as a file. Users see the events of
 * their organisations. Everyone who may read any event also sees the batch signatures.
 */
async function record(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
    pick,
    project,
  } = step;
  const reads = oracle.is(walker, 'auditor', 'audit-admin');
  const query = pick([
    '',
    '&outcome=refused',
    '&action=ledger.',
    `&subjectId=${project.id}`,
    `&actorId=${pick(oracle.world.walkers).id}`,
  ]);
  const answer = await client.get(`/api/audit-events?limit=200${query}`);
  if (reply(step, 'record', reads || !policies ? [200] : [403], answer)) {
    const foreign = answer.body.items.filter(
      (action: any) => !oracle.readsRecordOf(walker, action.unitId),
    );
    same(
      step,
      `record${query}`,
      new Set(),
      new Set(foreign.map(({ id, action, unitId }: any) => `${id} ${action} ${unitId}`)),
    );
  }
  reply(
    step,
    'record as CSV',
    reads || !policies ? [200] : [403],
    await client.get(`/api/audit-events?format=csv${query}`),
  );
  reply(
    step,
    'sealing',
    reads || !policies ? [200] : [403],
    await client.get('/api/audit-events/sealing'),
  );
  reply(
    step,
    'verifications of the record',
    reads || !policies ? [200] : [403],
    await client.get('/api/audit-events/verifications'),
  );
  reply(
    step,
    'verify the record',
    reads || !policies ? [201] : [403],
    await client.post('/api/audit-events/verifications', undefined),
  );
}

/**
 * As the acting user, reads operational data of the program, which only the system administrator
 * may see.
 */
async function operations(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    pick,
  } = step;
  reply(step, 'status', [200], await client.get('/api/status'));
  const administers = oracle.is(walker, 'system-admin') ? [200] : [403];
  reply(step, 'alarms', administers, await client.get('/api/alarms'));
  const mails = await client.get('/api/mails');
  const name = reply(step, 'mails', administers, mails)
    ? pick(mails.body.items as { name: string }[]).name
    : 'none.eml';
  reply(step, 'a mail', administers, await client.get(`/api/mails/${encodeURIComponent(name)}`));
}

export const reportActions: readonly WalkAction[] = [
  { name: 'read layers', roles: ['officer', 'manager', 'auditor'], does: layers },
  { name: 'read totals', roles: ['officer', 'manager', 'auditor'], does: totals },
  { name: 'read spend', roles: ['officer', 'manager', 'auditor'], does: spend },
  { name: 'read manifests', roles: ['officer', 'manager', 'auditor'], does: manifests },
  {
    name: 'read proof',
    able: ({ oracle }) =>
      oracle.world.walkers.filter(
        (walker) => oracle.auditsCity(walker) || oracle.is(walker, 'system-admin'),
      ),
    does: proof,
  },
  {
    name: 'verify the ledger',
    roles: ['auditor', 'system-admin'],
    firstWallOnly: true,
    does: verifies,
  },
  { name: 'read the record', roles: ['auditor', 'audit-admin'], does: record },
  {
    name: 'read about the program',
    roles: ['system-admin'],
    firstWallOnly: true,
    does: operations,
  },
];
