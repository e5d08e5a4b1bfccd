/**
 * Columns of an entry's line, in order, separated by tabs as PostgreSQL's COPY writes them (`\N` is
 * null, a backslash begins an escape). The columns up to `recordedAt` are in the order in which
 * version 2 of the entry format hashes them. The organisation is not hashed, because it changes
 * when the project is transferred.
 */
export const ENTRY_COLUMNS = [
  'canonicalVersion',
  'previousHash',
  'previousSm3',
  'projectId',
  'sequence',
  'id',
  'series',
  'month',
  'effectiveOn',
  'amountFen',
  'buildingFen',
  'equipmentFen',
  'otherFen',
  'landFen',
  'fundingSource',
  'document',
  'note',
  'origin',
  'reversesId',
  'correctsId',
  'proposalId',
  'recordedBy',
  'approvedBy',
  'recordedAt',
  'hash',
  'sm3',
  'unitId',
] as const;

/**
 * Columns of a project's line: the stored last hash and sums of the project ("chain head") and its
 * stored totals, with which the entries are compared.
 */
export const PROJECT_COLUMNS = [
  'projectId',
  'unitId',
  'headUnitId',
  'entries',
  'headHash',
  'headSm3',
  'completedFen',
  'fundsFen',
  'paidFen',
  'totals',
] as const;

/** Index of each column in an entry's line. */
export const at = Object.fromEntries(ENTRY_COLUMNS.map((name, place) => [name, place])) as Readonly<
  Record<(typeof ENTRY_COLUMNS)[number], number>
>;

/**
 * Indexes of the columns that each version of the entry format hashes, in order. The other columns
 * did not exist in version 1.
 */
export const SEALED_COLUMNS: Readonly<Record<1 | 2, readonly number[]>> = {
  1: [
    at.canonicalVersion,
    at.previousHash,
    at.projectId,
    at.sequence,
    at.id,
    at.series,
    at.month,
    at.effectiveOn,
    at.amountFen,
    at.fundingSource,
    at.document,
    at.note,
    at.origin,
    at.reversesId,
    at.recordedBy,
    at.recordedAt,
  ],
  2: ENTRY_COLUMNS.slice(0, at.recordedAt + 1).map((_, place) => place),
};

/**
 * Indexes of the columns that did not exist in version 1 of the entry format and are empty in an
 * entry of that version.
 */
export const UNKNOWN_TO_VERSION_1 = [
  at.previousSm3,
  at.buildingFen,
  at.equipmentFen,
  at.otherFen,
  at.landFen,
  at.correctsId,
  at.proposalId,
  at.approvedBy,
  at.sm3,
];

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const NULL = '\\N';

/** Decodes a value as written by PostgreSQL's COPY; null for `\N`. */
export const valueOf = (written: string): string | null =>
  written === NULL
    ? null
    : written.includes('\\')
      ? written.replace(/\\(.)/gs, (_, escaped: string) => ESCAPES[escaped] ?? escaped)
      : written;

/** Returns the values of a line in PostgreSQL's COPY format; null for `\N`. */
export const valuesOf = (line: string): (string | null)[] => line.split('\t').map(valueOf);
