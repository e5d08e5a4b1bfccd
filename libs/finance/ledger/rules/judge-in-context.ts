import { Problem, refuseField } from '#platform';
import { type Day, formatMoney } from '#values';
import { askOpening, type EarlyAmount, OPENING_MONTH, saysOpening } from './ask-opening.js';
import { askRepeat, repeatKey, type StandingEntry } from './ask-repeat.js';
import type { Confirmations } from './confirmations.js';
import { doubtfulBeside, type MonthAmount, neighboursOf } from './doubt-unit.js';
import type { EntryFacts, Origin } from './entry.js';
import { judgePosting, type Posting } from './judge-posting.js';

/** A posting and the project it is for. */
export interface ProjectPosting {
  projectId: string;
  posting: Posting;
}

/** What postings are held against: only what the one who posts may see is in it. */
export interface PostingContext {
  projects: Map<string, { id: string; unitId: string; stage: string | null }>;
  /** Registered documents, as `project number`. */
  documents: Set<string>;
  /** What each month has so far, by `project series`. */
  months: Map<string, MonthAmount[]>;
  /** Entries equal to one of the postings that stand, or wait, by {@link repeatKey}. */
  standing: Map<string, StandingEntry[]>;
  /** What there is of the time before 2021, by `project series`. */
  early: Map<string, EarlyAmount[]>;
}

/** How a posting came in, and what its sender has confirmed. */
export interface PostingManner {
  today: Day;
  origin: Exclude<Origin, 'correction'>;
  confirmed: Confirmations;
}

/** Stages after which a project takes no more money: it was evaluated, or given up. What was recorded wrongly can still be corrected. */
const CLOSED = new Set(['evaluated', 'cancelled']);

/**
 * Turns a posting to a project into an entry's facts.
 * @throws Problem NOT_FOUND, PROJECT_CLOSED, DOCUMENT_UNKNOWN, what {@link judgePosting} says, or what is asked unless it was
 * confirmed: UNIT_DOUBTFUL, ENTRY_STANDS, ENTRY_STANDS_BY_IMPORT, ENTRY_WAITS, OPENING_ADDS_UP.
 */
export function judgeInContext(
  { projectId, posting }: ProjectPosting,
  context: PostingContext,
  { today, origin, confirmed }: PostingManner,
): { unitId: string; facts: EntryFacts } {
  const project = context.projects.get(projectId);
  if (!project) throw new Problem('NOT_FOUND');
  if (project.stage !== null && CLOSED.has(project.stage))
    throw new Problem('PROJECT_CLOSED', { stage: project.stage });
  const facts = judgePosting(posting, today, origin);
  if (facts.document !== null && !context.documents.has(`${projectId} ${facts.document}`))
    throw refuseField('DOCUMENT_UNKNOWN', 'document', { document: facts.document });
  const repeat = askRepeat(repeatKey(projectId, facts), facts, context.standing);
  if (!confirmed.unitConfirmed) refuseDoubtfulUnit(projectId, facts, context);
  if (repeat && !confirmed.repeatConfirmed) throw repeat;
  const doubled = confirmed.openingConfirmed
    ? null
    : askOpening(
        earlyOf(posting),
        besides(posting, context.early.get(`${projectId} ${facts.series}`)),
      );
  if (doubled) throw doubled;
  return { unitId: project.unitId, facts };
}

/** A posting as an amount of the time before 2021. By hand an opening balance is one that says so. */
const earlyOf = ({ month, fundingSource, amountFen, opening, note }: Posting): EarlyAmount => ({
  month,
  fundingSource: fundingSource ?? null,
  amountFen,
  opening: opening ?? (month === OPENING_MONTH && saysOpening(note)),
});

const isSame = (one: EarlyAmount, other: EarlyAmount): boolean =>
  one.month === other.month &&
  one.fundingSource === other.fundingSource &&
  one.opening === other.opening;

/** What there is of that time without the posting itself, which {@link withPostings} has counted. */
function besides(posting: Posting, early: readonly EarlyAmount[] = []): EarlyAmount[] {
  const own = earlyOf(posting);
  return early.map((one) =>
    isSame(one, own) ? { ...one, amountFen: one.amountFen - own.amountFen } : one,
  );
}

/** Goes on only if an amount is of a size with the months beside it. @throws Problem UNIT_DOUBTFUL */
export function refuseDoubtfulUnit(
  projectId: string,
  { series, month, amountFen }: EntryFacts,
  { months }: PostingContext,
): void {
  const known = months.get(`${projectId} ${series}`) ?? [];
  const inMonth = known.find((one) => one.month === month)?.amountFen ?? 0n;
  const beside = doubtfulBeside(
    amountFen,
    neighboursOf(month, known),
    inMonth > amountFen ? inMonth : amountFen,
  );
  if (beside !== null)
    throw refuseField(
      'UNIT_DOUBTFUL',
      'amountFen',
      { amount: formatMoney(amountFen, '元'), beside: formatMoney(beside, '元') },
      'unitConfirmed: true',
    );
}

/** What each month has once an entry is taken out of it. */
export function withoutEntry(
  { months, ...context }: PostingContext,
  { projectId, series, month, amountFen }: EntryFacts & { projectId: string },
): PostingContext {
  const key = `${projectId} ${series}`;
  const left = (months.get(key) ?? []).map((known) =>
    known.month === month ? { month, amountFen: known.amountFen - amountFen } : known,
  );
  return { ...context, months: new Map(months).set(key, left) };
}

/** Adds what the postings themselves say to what each month has, so that the rows of one file are neighbours of each other. */
export function withPostings(
  context: PostingContext,
  postings: readonly ProjectPosting[],
): PostingContext {
  const months = new Map(
    Array.from(context.months, ([key, known]) => [
      key,
      new Map(known.map(({ month, amountFen }) => [month, amountFen])),
    ]),
  );
  const early = new Map(context.early);
  for (const { projectId, posting } of postings) {
    const { series, month, amountFen } = posting;
    const key = `${projectId} ${series}`;
    const known = months.get(key) ?? new Map<string, bigint>();
    months.set(key, known.set(month, (known.get(month) ?? 0n) + amountFen));
    if (month <= OPENING_MONTH) early.set(key, withEarly(early.get(key) ?? [], earlyOf(posting)));
  }
  return {
    ...context,
    early,
    months: new Map(
      Array.from(months, ([key, known]) => [
        key,
        Array.from(known, ([month, amountFen]) => ({ month, amountFen })),
      ]),
    ),
  };
}

/** The same with one amount more; the list holds each month, source and kind once, so that it stays short. */
function withEarly(list: readonly EarlyAmount[], added: EarlyAmount): EarlyAmount[] {
  const known = list.find((one) => isSame(one, added));
  return known
    ? list.map((one) =>
        one === known ? { ...one, amountFen: one.amountFen + added.amountFen } : one,
      )
    : [...list, added];
}
