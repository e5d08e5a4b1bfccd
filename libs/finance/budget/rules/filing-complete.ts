import { Problem } from '#platform';
import type { FilingContents, FilingKind } from './filing-contents.js';

/** What each kind of filing cannot do without; everything else may stay unknown. */
const REQUIRED: {
  readonly [Kind in FilingKind]: readonly (keyof FilingContents[Kind] & string)[];
} = {
  cost: ['stage', 'amountFen', 'scope', 'effectiveOn', 'source', 'document'],
  'year-plan': ['year', 'amountFen', 'category', 'effectiveOn', 'document'],
  funding: ['year', 'cells', 'effectiveOn', 'document'],
  'special-bond': ['name', 'issuedOn', 'amountFen', 'document'],
  'period-figure': ['planCode', 'amountFen', 'effectiveOn', 'reason', 'document'],
  target: ['targetId', 'value', 'effectiveOn', 'reason', 'document'],
};

/** Fields of a sheet that nobody has filled in yet and that it cannot do without. */
export function missingFields(kind: FilingKind, content: object): string[] {
  const filled = new Map<string, unknown>(Object.entries(content));
  return REQUIRED[kind].filter((name) => {
    const value = filled.get(name);
    return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  });
}

/** Half a sheet goes no further than a draft. @throws Problem FILING_INCOMPLETE naming each field that is missing. */
export function refuseIncomplete(kind: FilingKind, content: object): void {
  const missing = missingFields(kind, content);
  if (missing.length > 0)
    throw new Problem(
      'FILING_INCOMPLETE',
      {},
      missing.map((path) => ({ path, code: 'FIELD_REQUIRED' })),
    );
}
