import { Problem, refuseField } from '#platform';
import { type Day, formatMoney } from '#values';
import { askOpening, type EarlyAmount, OPENING_MONTH, saysOpening } from './ask-opening.js';
import { askRepeat, repeatKey, type StandingEntry } from './ask-repeat.js';
import type { Confirmations } from './confirmations.js';
import { doubtfulBeside, type MonthAmount, neighboursOf } from './magnitude-check.js';
import type { EntryFacts, Origin } from './entry.js';
import { checkPosting, type Posting } from './check-posting.js';

/** A posting and its project. */
export interface ProjectPosting {
  projectId: string;
  posting: Posting;
}

/** What postings are checked against; it contains only what the submitter may see. */
export interface PostingContext {
  projects: Map<string, { id: string; unitId: string; stage: string | null }>;
  /** Registered documents, as `project number`. */
  documents: Set<string>;
  /** The recorded amount of each month, by `project series`. */
  months: Map<string, MonthAmount[]>;
  /** Recorded or pending entries that equal one of the postings, by {@link repeatKey}. */
  standing: Map<string, StandingEntry[]>;
  /** Amounts before 2021, by `project series`. */
  early: Map<string, EarlyAmount[]>;
}

/** How a posting was created, and the sender's confirmations. */
export interface PostingManner {
  today: Day;
  origin: Exclude<Origin, 'correction'>;
  confirmed: Confirmations;
}

/**
 * Stages in which a project accepts no new entries: evaluated or cancelled. Existing entries can
 * still be corrected.
 */
const CLOSED = new Set(['evaluated', 'cancelled']);

/**
 * Checks a posting to a project and turns it into an entry's facts.
 * @throws Problem NOT_FOUND, PROJECT_CLOSED, DOCUMENT_UNKNOWN, any code of {@link judgePosting},
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
 * Compares a posting, as entry facts, with the recorded and pending entries of its project. New
 * entries and corrections are compared in the same way.
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
 * A posting as an amount before 2021. A posting entered by hand is an opening balance if its note
 * says so.
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
 * The other amounts before 2021, without the posting itself, which {@link withPostings} has
 * included.
 */
const besides = (posting: Posting, early: readonly EarlyAmount[] | undefined): EarlyAmount[] =>
  withoutEarly(early, earlyOf(posting));

/** Amounts before 2021 without one of them. */
const withoutEarly = (early: readonly EarlyAmount[] = [], taken: EarlyAmount): EarlyAmount[] =>
  early.map((one) =>
    isSame(one, taken) ? { ...one, amountFen: one.amountFen - taken.amountFen } : one,
  );

/**
 * Refuses an amount whose size does not fit the neighbouring months. @throws Problem UNIT_DOUBTFUL
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

/** The context without one recorded entry, as needed to check its correction. */
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
 * Adds the postings themselves to the amounts of the months, so that the rows of one file are
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
 * Adds an amount to the list, which has one element per month, source and kind, so that it stays
 * short.
 */
function withEarly(list: readonly EarlyAmount[], added: EarlyAmount): EarlyAmount[] {
  const known = list.find((one) => isSame(one, added));
  return known
    ? list.map((one) =>
        one === known ? { ...one, amountFen: one.amountFen + added.amountFen } : one,
      )
    : [...list, added];
}
