import {
  type Base,
  type ChangeContext,
  type ChangeRequestRow,
  fileChangeRequest,
  findChangeRequest,
  type Summary,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, inScope, once, type RepeatableRequest, type Tx } from '#platform/database';
import { isProblemCode, Problem } from '#platform/problem';
import type { Day } from '#values';
import type { FirstFactsPayload } from '../queries/project-summaries.js';
import { type FirstFacts, firstFactsProblems, type RecordedFacts } from '../rules/first-facts.js';
import { lockHomes, projectHomes } from '../store/project-homes.js';
import { enterStage, type Recorded, setStage, setTier } from '../store/write-register.js';
import { factInWords, FACT_LABELS } from '../texts/fact-words.js';
import { recordProjectChanges } from './record-project-change.js';

const RECORDED = `SELECT id, stage, tier FROM projects
  WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')} ORDER BY id`;

const recordedFacts = (tx: Tx, ids: readonly string[]): Promise<RecordedFacts[]> =>
  tx.query<RecordedFacts[]>(RECORDED, [ids]);

/** Returns what the request would replace. */
export async function firstFactsBase(tx: Tx, { projectIds }: FirstFacts): Promise<Base> {
  const values = Object.fromEntries(
    (await recordedFacts(tx, projectIds)).map(({ id, stage, tier }) => [id, { stage, tier }]),
  );
  return { fingerprint: JSON.stringify(values), values };
}

/**
 * Checks what is said of several projects.
 * @throws Problem NOT_FOUND, or the code of the first broken rule
 */
export async function checkFirstFacts(tx: Tx, wanted: FirstFacts, today: Day): Promise<void> {
  const recorded = await recordedFacts(tx, wanted.projectIds);
  if (recorded.length !== wanted.projectIds.length) throw new Problem('NOT_FOUND');
  const problems = firstFactsProblems(wanted, recorded, today);
  const code = problems[0]?.code;
  if (code !== undefined && isProblemCode(code)) throw new Problem(code, { today }, problems);
}

/** Records what was said of several projects. */
export async function applyFirstFacts(
  { tx }: ChangeContext,
  { projectIds, stage, stageOn, tier, reason }: FirstFactsPayload,
  recorded: Recorded,
): Promise<void> {
  for (const projectId of [...projectIds].sort()) {
    if (stage !== null) {
      const move = { projectId, fromStage: null, toStage: stage, movedOn: stageOn, reason };
      await enterStage(tx, move, recorded);
      await setStage(tx, projectId, stage, stageOn);
    }
    if (tier !== null) await setTier(tx, projectId, tier);
  }
  await recordProjectChanges(
    tx,
    projectIds.map((id) => ({ id })),
    'project',
  );
}

/** Says what a request would record of several projects. */
export function firstFactsSummary({
  projectIds,
  stage,
  stageOn,
  tier,
  reason,
}: FirstFactsPayload): Summary {
  const given = { stage, stageOn, tier };
  return {
    title: {
      zh: `${projectIds.length} 个项目 · 补登阶段与层级`,
      en: `${projectIds.length} projects · Stage and tier`,
    },
    lines: (['stage', 'stageOn', 'tier'] as const).flatMap((name) => {
      const value = given[name];
      return value === null
        ? []
        : [{ label: FACT_LABELS[name], old: null, new: factInWords(name, value, new Map()) }];
    }),
    warnings: [],
    amountFen: null,
    month: null,
    source: reason,
  };
}

interface FileFirstFactsInput {
  wanted: FirstFacts;
  reason: string | null;
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files what is said of several projects at once: the stage of those of which none is recorded yet,
 * and their tier. It is one request, decided as a whole.
 * @throws Problem NOT_FOUND, FORBIDDEN, STAGE_RECORDED, NOTHING_CHANGED, STAGE_NEEDED,
 * DAY_AFTER_TODAY, IDEMPOTENCY_KEY_REUSED
 */
export function fileFirstFacts(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, reason, draft, request }: FileFirstFactsInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { projectIds } = wanted;
    const seen = await projectHomes(tx, projectIds);
    if (seen.length !== projectIds.length) throw new Problem('NOT_FOUND');
    for (const { unitId } of seen) allow(actor, 'project.edit', { unitId });
    const { id } = await once(tx, request, async () => {
      const homes = await lockHomes(tx, projectIds);
      await checkFirstFacts(tx, wanted, clock.today());
      const payload: FirstFactsPayload = { form: 'first-facts', ...wanted, reason };
      const [first = ''] = projectIds;
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'project',
        subject: { kind: 'projects', id: first },
        subjectKey: null,
        payload,
        note: reason,
        projects: projectIds.map((projectId) => ({ projectId, months: [] })),
        organisationIds: [...new Set(homes.map(({ unitId }) => unitId))],
        base: await firstFactsBase(tx, wanted),
        draft,
      });
      const organisations = new Set(homes.map(({ unitId }) => unitId));
      const [only, ...others] = organisations;
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.edit',
        subjectType: 'change-request',
        subjectId: filed.id,
        ...(only !== undefined && others.length === 0 ? { unitId: only } : {}),
        newValue: wanted,
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}
