import type { ChangeRequestRow, Summary, SummaryLine, Words } from '#approvals';
import { namesOf, ORGANISATIONS_SQL } from '#identity';
import type { Tx } from '#platform/database';
import type { FactChange, Registration } from '../rules/registration.js';
import type { FirstFacts } from '../rules/first-facts.js';
import type { ListedProject } from '../rules/project-list.js';
import { FACT_LABELS, factInWords } from '../texts/fact-words.js';
import { isNamedAlike } from './known-register.js';
import { projectNames } from './project-names.js';

/** Content of a request that registers a project. */
export interface RegistrationPayload {
  form: 'registration';
  wanted: Registration;
  reason: string | null;
}

/** Content of a request that changes what is recorded of a project. */
export interface EditPayload {
  form: 'edit';
  wanted: FactChange;
  /** What stood when it was filed, field by field. */
  before: FactChange;
  /** Last day but one of a former parent: the day from which a new one holds. */
  parentFrom: string | null;
  reason: string | null;
}

/** Content of a request that says the stage and tier of several projects. */
export interface FirstFactsPayload extends FirstFacts {
  form: 'first-facts';
  reason: string | null;
}

/** Content of a request that registers the projects of a list. */
export interface ProjectListPayload {
  form: 'list';
  projects: readonly ListedProject[];
  /** Name and SHA-256 of the file that the list stood in. */
  fileName: string;
  sha256: string;
  reason: string | null;
}

export type ProjectPayload =
  RegistrationPayload | EditPayload | FirstFactsPayload | ProjectListPayload;
/** Content of a request about a single project. */
export type SinglePayload = RegistrationPayload | EditPayload;

const ORGANISATIONS = `SELECT id, name FROM ${ORGANISATIONS_SQL} organisation WHERE id = ANY ($1)`;

/** Returns the names of the projects, organisations and people that some facts mention, by id. */
async function namesIn(
  tx: Tx,
  facts: readonly Partial<Registration>[],
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const given = (...found: (string | null | undefined)[]) => found.filter((one) => one != null);
  const projects = await projectNames(tx, [
    ...projectIds,
    ...facts.flatMap(({ parentId }) => given(parentId)),
  ]);
  const organisations = await tx.query<{ id: string; name: string }[]>(ORGANISATIONS, [
    facts.flatMap(({ leadOrganisationId, supervisingOrganisationId }) =>
      given(leadOrganisationId, supervisingOrganisationId),
    ),
  ]);
  const people = await namesOf(
    tx,
    facts.flatMap(({ officerPersonId, leaderPersonId }) => given(officerPersonId, leaderPersonId)),
  );
  return new Map([
    ...projects,
    ...organisations.map(({ id, name }) => [id, name] as const),
    ...people,
  ]);
}

const ALIKE: Words = {
  zh: '已有同名项目，请核对是否重复登记',
  en: 'Another project has the same name: check that it is not registered twice',
};

/** Says of each request about a single project what it would record, old and new. */
export async function projectSummaries(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const payloads = requests.map(({ payload }) => payload as SinglePayload);
  const names = await namesIn(
    tx,
    payloads.flatMap((one) => (one.form === 'edit' ? [one.wanted, one.before] : [one.wanted])),
    requests.map(({ subjectId }) => subjectId),
  );
  const found = new Map<string, Summary>();
  for (const { id, subjectId, state, payload } of requests) {
    const one = payload as SinglePayload;
    const name = one.form === 'edit' ? (names.get(subjectId) ?? '') : one.wanted.name;
    const doubt =
      state === 'submitted' &&
      one.wanted.name !== undefined &&
      (await isNamedAlike(tx, one.wanted.name, subjectId));
    found.set(id, {
      title:
        one.form === 'edit'
          ? { zh: `${name} · 修改项目信息`, en: `${name} · Change of the register` }
          : { zh: `${name} · 登记项目`, en: `${name} · New project` },
      lines: linesOf(one, names),
      warnings: doubt ? [ALIKE] : [],
      amountFen: amountOf(one.wanted),
      month: null,
      source: one.reason,
    });
  }
  return found;
}

const amountOf = ({ totalInvestmentFen }: FactChange): bigint | null =>
  totalInvestmentFen == null ? null : BigInt(totalInvestmentFen);

function linesOf(payload: SinglePayload, names: ReadonlyMap<string, string>): SummaryLine[] {
  const before: Partial<Registration> = payload.form === 'edit' ? payload.before : {};
  const after: Partial<Registration> = payload.wanted;
  return (Object.keys(FACT_LABELS) as (keyof Registration)[]).flatMap((name): SummaryLine[] => {
    const value = after[name];
    if (value === undefined) return [];
    const old = before[name] === undefined ? null : factInWords(name, before[name], names);
    const wanted = factInWords(name, value, names);
    return old === null && wanted === null ? [] : [{ label: FACT_LABELS[name], old, new: wanted }];
  });
}
