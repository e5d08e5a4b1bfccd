import { Problem, refuseField } from '#platform/problem';
import { type Day, formatMoney } from '#values';
import { askOpening, type EarlyAmount, OPENING_MONTH, saysOpening } from './ask-opening.js';
import { askRepeat, repeatKey, type StandingEntry } from './ask-repeat.js';
import type { Confirmations } from './confirmations.js';
import { doubtfulBeside, type MonthAmount, neighboursOf } from './magnitude-check.js';
import type { EntryFacts, PostingOrigin } from './entry.js';
import { checkPosting, type Posting } from './check-posting.js';

/** An amount to be entered in the ledger, with its project. */
export interface ProjectPosting {
  projectId: string;
  posting: Posting;
}

/** Data with which amounts to be entered are compared. Contains only what the submitter may see. */
export interface PostingContext {
  projects: Map<string, { id: string; unitId: string; stage: string | null }>;
  /** Numbers of registered documents, as `project number`. */
  documents: Set<string>;
  /** Recorded amounts by month, under the key `project series`. */
  months: Map<string, MonthAmount[]>;
  /**
   * Recorded or pending entries that equal one of the amounts to be entered, under the key {@link
   * repeatKey}.
   */
  standing: Map<string, StandingEntry[]>;
  /** Recorded amounts of months before 2021, under the key `project series`. */
  early: Map<string, EarlyAmount[]>;
}

/**
 * How amounts are submitted: today's date, the way of submission, and the doubts that the submitter
 * has confirmed.
 */
export interface PostingManner {
  today: Day;
  origin: PostingOrigin;
  confirmed: Confirmations;
}

/**
 * Project stages in which no new entries are accepted: evaluated or cancelled. Existing entries of
 * projects in these stages can still be corrected.
 */
const CLOSED = new Set(['evaluated', 'cancelled']);

/**
 * Checks an amount to be entered for a project and returns the ledger entry it would become.
 * @throws Problem NOT_FOUND, PROJECT_CLOSED, DOCUMENT_UNKNOWN, any code of {@link checkPosting},
 * or, unless confirmed, UNIT_DOUBTFUL, ENTRY_STANDS, ENTRY_STANDS_BY_IMPORT, ENTRY_WAITS or
 * OPENING_ADDS_UP.
 */
export function checkInContext(
  { projectId, posting }: ProjectPosting,
  context: PostingContext,
  { today, origin, confirmed }: PostingManner,
): { unitId: string; facts: EntryFacts } {
  const project = context.projects.get(projectId);
  if (!project) throw new Problem('NOT_FOUND');
  if (project.stage !== null && CLOSED.has(project.stage))
    throw new Problem('PROJECT_CLOSED', { stage: project.stage });
  const facts = checkPosting(posting, today, origin);
  askInContext({ projectId, posting }, facts, context, confirmed);
  return { unitId: project.unitId, facts };
}

/**
 * Compares an amount to be entered with the recorded and pending entries of its project. Used for
 * new entries and for corrections.
 * @throws Problem DOCUMENT_UNKNOWN, or, unless confirmed, UNIT_DOUBTFUL, ENTRY_STANDS,
 * ENTRY_STANDS_BY_IMPORT, ENTRY_WAITS or OPENING_ADDS_UP.
 */
export function askInContext(
  { projectId, posting }: ProjectPosting,
  facts: EntryFacts,
  context: PostingContext,
  confirmed: Confirmations,
): void {
  if (facts.document !== null && !context.documents.has(`${projectId} ${facts.document}`))
    throw refuseField('DOCUMENT_UNKNOWN', 'document', { document: facts.document });
  const repeat = askRepeat(repeatKey(projectId, facts), facts, context.standing);
  if (!confirmed.unitConfirmed) refuseImplausibleMagnitude(projectId, facts, context);
  if (repeat && !confirmed.repeatConfirmed) throw repeat;
  const doubled = confirmed.openingConfirmed
    ? null
    : askOpening(
        earlyOf(posting),
        besides(posting, context.early.get(`${projectId} ${facts.series}`)),
      );
  if (doubled) throw doubled;
}

/**
 * Converts an amount to be entered to the form in which amounts before 2021 are compared. An amount
 * of {@link OPENING_MONTH} that was entered by hand is an opening balance if its note says so.
 */
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

/**
 * Returns the amounts before 2021 other than `posting`: subtracts the amount of `posting`, which
 * {@link withPostings} added to the list before.
 */
const besides = (posting: Posting, early: readonly EarlyAmount[] | undefined): EarlyAmount[] =>
  withoutEarly(early, earlyOf(posting));

/** Returns a list of amounts before 2021 from which the amount `taken` is subtracted. */
const withoutEarly = (early: readonly EarlyAmount[] = [], taken: EarlyAmount): EarlyAmount[] =>
  early.map((one) =>
    isSame(one, taken) ? { ...one, amountFen: one.amountFen - taken.amountFen } : one,
  );

/**
 * Refuses an amount that is far larger or far smaller than those of the neighbouring months.
 * @throws Problem UNIT_DOUBTFUL
 */
function refuseImplausibleMagnitude(
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

/**
 * Returns the data for comparison without one recorded entry, which is needed to check a correction
 * of that entry.
 */
export function withoutEntry(
  { months, early, standing, ...context }: PostingContext,
  entry: EntryFacts & { projectId: string; sequence: bigint },
): PostingContext {
  const { projectId, series, month, fundingSource, amountFen } = entry;
  const key = `${projectId} ${series}`;
  const own = { month, fundingSource, amountFen, opening: month === OPENING_MONTH };
  const left = (months.get(key) ?? []).map((known) =>
    known.month === month ? { month, amountFen: known.amountFen - amountFen } : known,
  );
  return {
    ...context,
    months: new Map(months).set(key, left),
    early: new Map(early).set(key, withoutEarly(early.get(key), own)),
    standing: new Map(
      Array.from(standing, ([of, equal]) => [
        of,
        equal.filter(({ sequence }) => sequence !== entry.sequence),
      ]),
    ),
  };
}

/**
 * Adds the amounts to be entered to the recorded amounts, so that the rows of one file are also
 * compared with each other.
 */
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

/**
 * Adds an amount to the list. Amounts with the same month, source and kind are summed up in one
 * element, so that the list stays short.
 */
function withEarly(list: readonly EarlyAmount[], added: EarlyAmount): EarlyAmount[] {
  const known = list.find((one) => isSame(one, added));
  return known
    ? list.map((one) =>
        one === known ? { ...one, amountFen: one.amountFen + added.amountFen } : one,
      )
    : [...list, added];
}
