import {
  attempt,
  type WalkAction,
  checkRead,
  checkWrite,
  same,
  type Step,
} from '../check-answers.js';

const MONTH = '2026-01';

/** Reads the figures of all reporters, and the ids of a project in other systems. */
async function reads(step: Step): Promise<void> {
  const {
    on: { oracle },
    person: { walker, client },
    project,
  } = step;
  checkRead(
    step,
    'read external ids',
    await client.get(`/api/projects/${project.id}/external-ids`),
    project,
  );
  const rows = await client.all(`/api/reports/reconciliation?month=${MONTH}`);
  const seen = new Set(rows?.map(({ projectId }) => projectId as string));
  const visible = oracle.visible(walker);
  const foreign = [...seen].filter((id) => !visible.has(id));
  same(step, 'figures of several reporters', new Set(), new Set(foreign));
}

/** Records figures, reasons and ids of a project. */
async function records(step: Step): Promise<void> {
  const {
    on: { oracle, steps },
    person: { walker },
    project,
    pick,
  } = step;
  const place = `/api/projects/${project.id}`;
  const of = { month: MONTH, series: 'completed' };
  const [what, method, path, body] = pick([
    [
      'record a reported figure',
      'POST',
      `${place}/reported-figures`,
      { ...of, reporter: 'statistics', amountFen: '100', source: '随机（示例）' },
    ],
    [
      'explain a difference',
      'POST',
      `${place}/difference-reasons`,
      { ...of, words: '随机（示例）' },
    ],
    [
      'set external ids',
      'PUT',
      `${place}/external-ids`,
      { items: [{ system: 'statistics', id: `walk-${String(steps)}-${project.id}` }] },
    ],
  ] as const);
  const answer = await attempt(step, method, path, { body });
  checkWrite(step, what, { may: oracle.writes(walker, project), answer }, project);
}

export const reconciliationActions: readonly WalkAction[] = [
  { name: 'read reported figures', does: reads },
  { name: 'record reported figures', roles: ['officer', 'manager'], does: records },
];
