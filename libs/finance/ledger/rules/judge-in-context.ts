import { Refusal, refuseField } from '#platform';
import { type Day, formatMoney } from '#values';
import { doubtfulBeside, type MonthAmount, neighboursOf } from './doubt-unit.js';
import type { EntryFacts, Origin } from './entry.js';
import { judgePosting, type Posting } from './judge-posting.js';

/** A posting and the project it is for. */
export interface ProjectPosting { projectId: string; posting: Posting }

/** What postings are held against: only what the one who posts may see is in it. */
export interface PostingContext {
  projects: Map<string, { id: string; unitId: string; stage: string | null }>;
  /** Registered documents, as `project number`. */
  documents: Set<string>;
  /** What each month has so far, by `project series`. */
  months: Map<string, MonthAmount[]>;
}

/** How a posting came in, and whether its sender has said that an odd amount is meant. */
export interface PostingManner { today: Day; origin: Exclude<Origin, 'correction'>; unitConfirmed: boolean }

/** Stages after which a project takes no more money: it was evaluated, or given up. What was recorded wrongly can still be corrected. */
const CLOSED = new Set(['evaluated', 'cancelled']);

/**
 * Turns a posting to a project into an entry's facts.
 * @throws Refusal NOT_FOUND, PROJECT_CLOSED, DOCUMENT_UNKNOWN, UNIT_DOUBTFUL, or what {@link judgePosting} says.
 */
export function judgeInContext({ projectId, posting }: ProjectPosting, context: PostingContext, { today, origin, unitConfirmed }: PostingManner): { unitId: string; facts: EntryFacts } {
  const project = context.projects.get(projectId);
  if (!project) throw new Refusal('NOT_FOUND');
  if (project.stage !== null && CLOSED.has(project.stage)) throw new Refusal('PROJECT_CLOSED', { stage: project.stage });
  const facts = judgePosting(posting, today, origin);
  if (facts.document !== null && !context.documents.has(`${projectId} ${facts.document}`)) throw refuseField('DOCUMENT_UNKNOWN', 'document', { document: facts.document });
  if (!unitConfirmed) refuseDoubtfulUnit(projectId, facts, context);
  return { unitId: project.unitId, facts };
}

/** Goes on only if an amount is of a size with the months beside it. @throws Refusal UNIT_DOUBTFUL */
export function refuseDoubtfulUnit(projectId: string, { series, month, amountFen }: EntryFacts, { months }: PostingContext): void {
  const beside = doubtfulBeside(amountFen, neighboursOf(month, months.get(`${projectId} ${series}`) ?? []));
  if (beside !== null) throw refuseField('UNIT_DOUBTFUL', 'amountFen', { amount: formatMoney(amountFen, '元'), beside: formatMoney(beside, '元') });
}

/** What each month has once an entry is taken out of it. */
export function withoutEntry({ months, ...context }: PostingContext, { projectId, series, month, amountFen }: EntryFacts & { projectId: string }): PostingContext {
  const key = `${projectId} ${series}`;
  const left = (months.get(key) ?? []).map((known) => (known.month === month ? { month, amountFen: known.amountFen - amountFen } : known));
  return { ...context, months: new Map(months).set(key, left) };
}

/** Adds what the postings themselves say to what each month has, so that the rows of one file are neighbours of each other. */
export function withPostings(context: PostingContext, postings: readonly ProjectPosting[]): PostingContext {
  const months = new Map(Array.from(context.months, ([key, known]) => [key, new Map(known.map(({ month, amountFen }) => [month, amountFen]))]));
  for (const { projectId, posting: { series, month, amountFen } } of postings) {
    const key = `${projectId} ${series}`;
    const known = months.get(key) ?? new Map<string, bigint>();
    months.set(key, known.set(month, (known.get(month) ?? 0n) + amountFen));
  }
  return { ...context, months: new Map(Array.from(months, ([key, known]) => [key, Array.from(known, ([month, amountFen]) => ({ month, amountFen }))])) };
}
