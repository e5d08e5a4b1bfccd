import type { SpendGroup } from './spend-question.js';

/** Why a line of a report differs from the same line of another report. */
export const DIFFERENCE_CAUSES = [
  'entry',
  'reversal',
  'correction',
  'recovery',
  'transfer',
  'moved',
  'renamed',
  'question',
  'family',
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** A row of a report, or of its entries, in JSON form. */
export type Line = Readonly<Record<string, unknown>>;

/** One cause of a difference; what does not apply is null. */
export interface Cause {
  kind: DifferenceCause;
  entryId: string | null;
  projectId: string | null;
  /** Entry that is reversed, corrected or recovered. */
  ofEntryId: string | null;
  /** Field that differs, with both values, such as the organisation of a transfer. */
  field: string | null;
  before: string | null;
  after: string | null;
}

/** A line that differs between two reports; null where a report has no such line. */
export interface LineDifference {
  key: Line;
  before: Line | null;
  after: Line | null;
  causes: Cause[];
}

/** Rows and single entries of a report, and the end of what it knows. */
export interface ComparedReport {
  rows: readonly Line[];
  entries: readonly Line[];
  knownAt: string;
}

/** Fields that tell the lines of a grouping apart. */
const KEYS: Readonly<Record<SpendGroup, readonly string[]>> = {
  plan: ['plan'],
  column: ['plan', 'column'],
  item: ['plan', 'planItem'],
  project: ['projectId'],
  parent: ['parentId'],
  organisation: ['organisationId'],
  district: ['district'],
  stage: ['stage'],
  yearCategory: ['yearCategory'],
  tier: ['tier'],
  flagship: ['flagship'],
  year: ['year'],
  quarter: ['quarter'],
  month: ['month'],
  source: ['fundingSource'],
  composition: ['composition'],
  scope: ['scope'],
  document: ['document'],
  submitter: ['submitterId'],
  approver: ['approverId'],
  origin: ['origin'],
  entry: ['entryId'],
};

/** Returns the names of the fields that tell the lines of a report apart. */
export const keyFields = (groupBy: readonly SpendGroup[]): string[] => [
  ...new Set(groupBy.flatMap((group) => KEYS[group])),
];

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : `${value as string}`;
const keyOf = (line: Line, fields: readonly string[]): string =>
  JSON.stringify(fields.map((field) => line[field] ?? null));
const sumsOf = (line: Line): Line =>
  Object.fromEntries(Object.entries(line).filter(([name]) => /Fen$|^entries/.test(name)));

const cause = (kind: DifferenceCause, entry: Line | null, more: Partial<Cause> = {}): Cause => ({
  kind,
  entryId: entry ? asText(entry['entryId']) : null,
  projectId: entry ? asText(entry['projectId']) : null,
  ofEntryId: null,
  field: null,
  before: null,
  after: null,
  ...more,
});

/** Says why an entry stands in a line of one report and not in the same line of the other one. */
function causeOfEntry(
  entry: Line,
  other: Line | undefined,
  { knownAt, fields, added }: { knownAt: string; fields: readonly string[]; added: boolean },
): Cause {
  if (other) {
    const field = fields.find((name) => asText(entry[name]) !== asText(other[name])) ?? null;
    const [before, after] = added ? [other, entry] : [entry, other];
    return cause(field === 'organisationId' ? 'transfer' : 'moved', entry, {
      field,
      before: field && asText(before[field]),
      after: field && asText(after[field]),
    });
  }
  const recordedAt = entry['recordedAt'];
  const at = recordedAt instanceof Date ? recordedAt.toISOString() : asText(recordedAt);
  // The other report could have known the entry, and did not ask for it.
  if (at !== null && at <= knownAt) return cause('question', entry);
  if (entry['reversesId'] != null)
    return cause('reversal', entry, { ofEntryId: asText(entry['reversesId']) });
  if (entry['correctsId'] != null)
    return cause(entry['origin'] === 'recovery' ? 'recovery' : 'correction', entry, {
      ofEntryId: asText(entry['correctsId']),
    });
  return cause('entry', entry);
}

interface Side {
  lines: Map<string, Line>;
  entries: Map<string, Line[]>;
  byId: Map<string, Line>;
}

const sideOf = ({ rows, entries }: ComparedReport, fields: readonly string[]): Side => ({
  lines: new Map(rows.map((row) => [keyOf(row, fields), row])),
  entries: Map.groupBy(entries, (entry) => keyOf(entry, fields)),
  byId: new Map(entries.map((entry) => [String(entry['entryId']), entry])),
});

/** Lists why a line differs. */
function causesOf(
  key: string,
  [before, after]: readonly [Side, Side],
  { a, b, fields }: { a: ComparedReport; b: ComparedReport; fields: readonly string[] },
): Cause[] {
  const idsOf = (side: Side) =>
    new Set((side.entries.get(key) ?? []).map((entry) => String(entry['entryId'])));
  const [were, are] = [idsOf(before), idsOf(after)];
  const came = (after.entries.get(key) ?? []).filter((one) => !were.has(String(one['entryId'])));
  const went = (before.entries.get(key) ?? []).filter((one) => !are.has(String(one['entryId'])));
  const causes = [
    ...came.map((entry) =>
      causeOfEntry(entry, before.byId.get(String(entry['entryId'])), {
        knownAt: a.knownAt,
        fields,
        added: true,
      }),
    ),
    ...went.map((entry) =>
      causeOfEntry(entry, after.byId.get(String(entry['entryId'])), {
        knownAt: b.knownAt,
        fields,
        added: false,
      }),
    ),
  ];
  const [was, is] = [before.lines.get(key), after.lines.get(key)];
  const renamed = Object.keys({ ...was, ...is }).filter(
    (name) => was && is && !/Fen$|^entries/.test(name) && asText(was[name]) !== asText(is[name]),
  );
  return [
    ...causes,
    ...renamed.map((field) =>
      cause('renamed', null, {
        projectId: asText(is?.['projectId']),
        field,
        before: asText(was?.[field]),
        after: asText(is?.[field]),
      }),
    ),
    // The same entries under the same names: a parent began or ceased to contain them.
    ...(causes.length === 0 && renamed.length === 0 ? [cause('family', null)] : []),
  ];
}

/** Compares two reports with the same grouping, line by line, and says why lines differ. */
export function lineDifferences(
  a: ComparedReport,
  b: ComparedReport,
  groupBy: readonly SpendGroup[],
): LineDifference[] {
  const fields = keyFields(groupBy);
  const sides = [sideOf(a, fields), sideOf(b, fields)] as const;
  const [before, after] = sides;
  const keys = new Set([...before.lines.keys(), ...after.lines.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.lines.get(key), after.lines.get(key)];
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) return [];
    const line = is ?? was ?? {};
    return {
      key: Object.fromEntries(fields.map((field) => [field, line[field] ?? null])),
      before: was ? sumsOf(was) : null,
      after: is ? sumsOf(is) : null,
      causes: causesOf(key, sides, { a, b, fields }),
    };
  });
}
