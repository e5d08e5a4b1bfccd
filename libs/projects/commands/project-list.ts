import { randomUUID } from 'node:crypto';
import {
  type ChangeContext,
  type ChangeRequestRow,
  fileChangeRequest,
  findChangeRequest,
  giveProjects,
  type Summary,
  type SummaryLine,
  type Words,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { wordAmount } from '#platform/language';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
} from '#platform/database';
import type { Day } from '#values';
import { knownRegisterOfList } from '../queries/known-register.js';
import type { ProjectListPayload } from '../queries/project-summaries.js';
import { type ListedProject, type ListProblem, listProblems } from '../rules/project-list.js';
import { ProjectStageMoveRow } from '../store/register-row.js';
import {
  addCodes,
  addRegime,
  insertProjects,
  type Recorded,
  regimeOf,
} from '../store/write-register.js';
import { refuseAny } from './check-register.js';
import { recordProjectChanges } from './record-project-change.js';

/** Document of what a list says besides the projects themselves. */
const LIST = '项目清单登记';
/** Largest number of projects that a request names in its summary. */
const NAMED_MAX = 20;

/**
 * Checks the projects of a list.
 * @returns what is wrong, by row and field
 */
export async function projectListProblems(
  tx: Tx,
  projects: readonly ListedProject[],
  today: Day,
): Promise<ListProblem[]> {
  return listProblems(projects, await knownRegisterOfList(tx, projects, today));
}

/**
 * Checks the projects of a list once more, when they are decided.
 * @throws Problem with the code of the first broken rule
 */
export async function checkProjectList(
  tx: Tx,
  { projects }: ProjectListPayload,
  today: Day,
): Promise<void> {
  const problems = await projectListProblems(tx, projects, today);
  const project = projects.find(({ row }) => row === problems[0]?.row);
  if (project)
    refuseAny(
      problems.filter(({ row }) => row === project.row),
      project.wanted,
      today,
    );
}

/** Registers the projects of an approved list. */
export async function applyProjectList(
  { tx, today }: ChangeContext,
  { projects, reason }: ProjectListPayload,
  recorded: Recorded,
): Promise<void> {
  const given = projects.map(({ wanted }) => ({ id: randomUUID(), ...wanted }));
  await insertProjects(tx, given);
  await giveProjects(
    tx,
    recorded.changeRequestId,
    given.map(({ id }) => id),
  );
  for (const { id: projectId, codes, ...facts } of given) {
    if (codes.length > 0) await addCodes(tx, projectId, codes, recorded.filedBy);
    if (facts.approvalRegime !== null)
      await addRegime(
        tx,
        regimeOf(facts, { projectId, reason, validFrom: today, document: LIST }),
        recorded.filedBy,
      );
  }
  const at = await stampInstant(tx);
  const moves = given.flatMap(({ id: projectId, stage, stageOn }) =>
    stage === null
      ? []
      : [
          {
            projectId,
            number: 1,
            fromStage: null,
            toStage: stage,
            movedOn: stageOn,
            reason,
            changeRequestId: recorded.changeRequestId,
            recordedBy: recorded.filedBy,
            approvedBy: recorded.approvedBy,
            recordedAt: at,
          },
        ],
  );
  for (let from = 0; from < moves.length; from += ROWS_AT_ONCE)
    await tx.insert(ProjectStageMoveRow, moves.slice(from, from + ROWS_AT_ONCE));
  await recordProjectChanges(tx, given, 'project');
}

/** Rows that one statement inserts: each takes ten of the 65,535 parameters of a statement. */
const ROWS_AT_ONCE = 1_000;

/** Says what a request would register: how many projects of which amount, and the first of them. */
export function projectListSummary({ projects, fileName, reason }: ProjectListPayload): Summary {
  const amounts = projects.flatMap(({ wanted: { totalInvestmentFen: fen } }) =>
    fen === null ? [] : [BigInt(fen)],
  );
  const sum = amounts.reduce((one, other) => one + other, 0n);
  const n = projects.length;
  return {
    title: { zh: `${n} 个项目 · 清单登记`, en: `${n} projects · List` },
    lines: [
      {
        label: { zh: '总投资合计', en: 'Total investment' },
        old: null,
        new: coverage(sum, amounts.length, n),
      },
      ...projects.slice(0, NAMED_MAX).map(lineOf),
      ...(n > NAMED_MAX
        ? [
            {
              label: { zh: '其余', en: 'Others' },
              old: null,
              new: { zh: `${n - NAMED_MAX} 个项目`, en: `${n - NAMED_MAX} projects` },
            },
          ]
        : []),
    ],
    warnings: [],
    amountFen: amounts.length === n ? sum : null,
    month: null,
    source: [fileName, reason].filter((one) => one !== null).join('；'),
  };
}

const coverage = (sum: bigint, stated: number, all: number): Words | null =>
  stated === 0
    ? null
    : {
        zh: `${wordAmount(sum.toString(), 'zh')}（${all} 个中 ${stated} 个填写）`,
        en: `${wordAmount(sum.toString(), 'en')} (stated for ${stated} of ${all})`,
      };

function lineOf({ wanted: { name, totalInvestmentFen: fen } }: ListedProject): SummaryLine {
  const label = { zh: name, en: name };
  const amount = (language: 'zh' | 'en') =>
    fen === null
      ? { zh: '总投资未填写', en: 'no total stated' }[language]
      : wordAmount(fen, language);
  return { label, old: null, new: { zh: amount('zh'), en: amount('en') } };
}

/** A list of projects that is brought in, with the name and hash of the file that it stood in. */
export interface ProjectList {
  projects: readonly ListedProject[];
  /** Organisation that brings it in; the lead of those that name no other. */
  organisationId: string;
  fileName: string;
  sha256: string;
  reason: string | null;
}

/**
 * Files a list of projects as one request; they exist once another person has approved it.
 * @throws Problem FORBIDDEN for a project of an organisation for which the actor may not register,
 * IDEMPOTENCY_KEY_REUSED
 */
export function fileProjectList(
  database: Database,
  clock: Clock,
  actor: Actor,
  { list, request }: { list: ProjectList; request: RepeatableRequest | null },
): Promise<ChangeRequestRow> {
  const { projects, organisationId, fileName, sha256, reason } = list;
  const leads = new Set(projects.map(({ wanted }) => wanted.leadOrganisationId));
  for (const unitId of [organisationId, ...leads]) allow(actor, 'project.register', { unitId });
  return database.write(actor.scope, async (tx) => {
    const { id } = await once(tx, request, async () => {
      const payload: ProjectListPayload = { form: 'list', projects, fileName, sha256, reason };
      await checkProjectList(tx, payload, clock.today());
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'project',
        subject: { kind: 'projects', id: randomUUID() },
        subjectKey: null,
        payload,
        note: reason,
        projects: [],
        organisationIds: [organisationId],
        organisationId,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.register',
        subjectType: 'change-request',
        subjectId: filed.id,
        unitId: organisationId,
        newValue: { fileName, sha256, projects: projects.length },
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}
