import type { FieldProblem } from '#platform/problem';
import type { Day } from '#values';
import type { ApprovalRegime } from '../queries/approval-regime.js';
import { locationProblems, type StatedLocation } from './location.js';
import type { PartKind } from './part.js';
import { readProjectCode } from './project-code.js';
import type { Stage } from './stages.js';

/** Kinds of projects (类型): only investments are asked for money. */
export const PROJECT_KINDS = ['investment', 'programme', 'reform', 'spatial-guidance'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** Tiers of projects; how often a project reports follows its tier. */
export const TIERS = ['flagship', 'standard'] as const;
export type Tier = (typeof TIERS)[number];

/** What the amounts of a project cover (口径). */
export const PROJECT_SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
export type ProjectScope = (typeof PROJECT_SCOPES)[number];

/** A numbered item of a plan. */
export interface ItemRef {
  plan: string;
  column: number;
  number: number;
}

/**
 * What can be said of a project when it is registered, and changed afterwards; null where it is not
 * known. Amounts are fen, as text, because the values are kept as JSON.
 */
export interface ProjectFacts {
  name: string;
  kind: ProjectKind;
  /** Own items of the project; a part without own items has those of its parent. */
  planItems: ItemRef[];
  parentId: string | null;
  /** Kind of part; null without a parent. */
  part: PartKind | null;
  supervisingOrganisationId: string | null;
  /** Person who answers for the project day by day (经办人). */
  officerPersonId: string | null;
  /** Leader in charge (分管领导). */
  leaderPersonId: string | null;
  codes: string[];
  approvalRegime: ApprovalRegime | null;
  tier: Tier;
  scope: ProjectScope;
  /** Sector (行业), in words. */
  sector: string | null;
  location: StatedLocation | null;
  district: string | null;
  plannedStartOn: Day | null;
  plannedFinishOn: Day | null;
  summary: string | null;
  totalInvestmentFen: string | null;
  fypSpendFen: string | null;
  /** What the figures include. */
  figureNote: string | null;
}

/** A project to be registered. */
export interface Registration extends ProjectFacts {
  leadOrganisationId: string;
  stage: Stage | null;
  /** Null where it is not known since when the stage holds. */
  stageOn: Day | null;
}

/** What the rule about registrations needs to know of the rest of the register. */
export interface KnownRegister {
  today: Day;
  /** Ids of the organisations among those that are named. */
  organisations: ReadonlySet<string>;
  /** Ids of the people among those that are named. */
  people: ReadonlySet<string>;
  /** Keys of the plan items among those that are named, see {@link itemText}. */
  items: ReadonlySet<string>;
  /** Whether the parent exists; true without a parent. */
  parentKnown: boolean;
  /** Codes among those that are named which another project has. */
  takenCodes: ReadonlySet<string>;
}

/** Text that identifies an item of a plan. */
export const itemText = ({ plan, column, number }: ItemRef): string =>
  `${plan} ${column}-${number}`;

/**
 * Checks what is said of a project against itself and against the rest of the register.
 * @returns what is wrong, by field; empty when nothing is
 */
export function factProblems(facts: ProjectFacts, known: KnownRegister): FieldProblem[] {
  return [
    ...nameProblems(facts, known),
    ...itemProblems(facts, known),
    ...codeProblems(facts, known),
    ...dayProblems(facts),
    ...amountProblems(facts),
    ...(facts.location ? locationProblems(facts.location) : []),
  ];
}

/**
 * Checks a project that is to be registered.
 * @returns what is wrong, by field; empty when nothing is
 */
export function registrationProblems(wanted: Registration, known: KnownRegister): FieldProblem[] {
  const problems = factProblems(wanted, known);
  if (!known.organisations.has(wanted.leadOrganisationId))
    problems.unshift({ path: 'leadOrganisationId', code: 'UNIT_UNKNOWN' });
  if (wanted.stageOn !== null && wanted.stage === null)
    problems.push({ path: 'stage', code: 'STAGE_NEEDED' });
  if (wanted.stageOn !== null && wanted.stageOn > known.today)
    problems.push({ path: 'stageOn', code: 'DAY_AFTER_TODAY', accepted: `≤ ${known.today}` });
  return problems;
}

function nameProblems(
  { supervisingOrganisationId, officerPersonId, leaderPersonId, parentId, part }: ProjectFacts,
  { organisations, people, parentKnown }: KnownRegister,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (supervisingOrganisationId !== null && !organisations.has(supervisingOrganisationId))
    problems.push({ path: 'supervisingOrganisationId', code: 'UNIT_UNKNOWN' });
  if (officerPersonId !== null && !people.has(officerPersonId))
    problems.push({ path: 'officerPersonId', code: 'PERSON_UNKNOWN' });
  if (leaderPersonId !== null && !people.has(leaderPersonId))
    problems.push({ path: 'leaderPersonId', code: 'PERSON_UNKNOWN' });
  if (!parentKnown) problems.push({ path: 'parentId', code: 'PARENT_UNKNOWN' });
  if (part !== null && parentId === null)
    problems.push({ path: 'parentId', code: 'PARENT_NEEDED' });
  return problems;
}

function itemProblems({ planItems }: ProjectFacts, { items }: KnownRegister): FieldProblem[] {
  const texts = planItems.map(itemText);
  return texts.flatMap((text, at): FieldProblem[] =>
    !items.has(text)
      ? [{ path: `planItems.${at}`, code: 'PLAN_ITEM_UNKNOWN' }]
      : texts.indexOf(text) < at
        ? [{ path: `planItems.${at}`, code: 'NAMED_TWICE' }]
        : [],
  );
}

function codeProblems({ codes }: ProjectFacts, { takenCodes }: KnownRegister): FieldProblem[] {
  return codes.flatMap((code, at): FieldProblem[] =>
    readProjectCode(code)?.code !== code
      ? [
          {
            path: `codes.${at}`,
            code: 'PROJECT_CODE_UNREADABLE',
            accepted: '2019-330100-48-01-012345',
          },
        ]
      : codes.indexOf(code) < at
        ? [{ path: `codes.${at}`, code: 'NAMED_TWICE' }]
        : takenCodes.has(code)
          ? [{ path: `codes.${at}`, code: 'PROJECT_CODE_TAKEN' }]
          : [],
  );
}

const dayProblems = ({ plannedStartOn, plannedFinishOn }: ProjectFacts): FieldProblem[] =>
  plannedStartOn !== null && plannedFinishOn !== null && plannedFinishOn < plannedStartOn
    ? [{ path: 'plannedFinishOn', code: 'DAYS_REVERSED', accepted: `≥ ${plannedStartOn}` }]
    : [];

const amountProblems = ({ totalInvestmentFen, fypSpendFen }: ProjectFacts): FieldProblem[] =>
  totalInvestmentFen !== null &&
  fypSpendFen !== null &&
  BigInt(fypSpendFen) > BigInt(totalInvestmentFen)
    ? [{ path: 'fypSpendFen', code: 'SPEND_ABOVE_TOTAL', accepted: `≤ ${totalInvestmentFen}` }]
    : [];

/** What is said of a project that is to be changed; a field that is left out stays as it is. */
export type FactChange = Partial<ProjectFacts>;

/**
 * Returns those fields of a change that differ from what is recorded. Codes are only ever added, so
 * a change that names fewer changes nothing.
 */
export function changedFacts(now: ProjectFacts, wanted: FactChange): FactChange {
  const codes = wanted.codes && [...new Set([...now.codes, ...wanted.codes])].sort();
  const all: FactChange = codes ? { ...wanted, codes } : wanted;
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => JSON.stringify(now[name as keyof ProjectFacts]) !== JSON.stringify(value),
    ),
  );
}
