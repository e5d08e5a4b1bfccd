import { Problem } from '#platform/problem';
import type { ChangeRequestContents, ChangeRequestKind } from './change-request-contents.js';

/**
 * Fields that must be filled before a change request is submitted, for each kind of change request;
 * every other field may stay empty.
 */
const REQUIRED: {
  readonly [Kind in ChangeRequestKind]: readonly (keyof ChangeRequestContents[Kind] & string)[];
} = {
  cost: ['stage', 'amountFen', 'scope', 'effectiveOn', 'source', 'document'],
  'year-plan': ['year', 'amountFen', 'category', 'effectiveOn', 'document'],
  funding: ['year', 'cells', 'effectiveOn', 'document'],
  'special-bond': ['name', 'issuedOn', 'amountFen', 'document'],
  'period-figure': ['planCode', 'amountFen', 'effectiveOn', 'reason', 'document'],
  target: ['targetId', 'value', 'effectiveOn', 'reason', 'document'],
};

/** Returns the names of the required fields that are still empty. */
export function missingFields(kind: ChangeRequestKind, content: object): string[] {
  const filled = new Map<string, unknown>(Object.entries(content));
  return REQUIRED[kind].filter((name) => {
    const value = filled.get(name);
    return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  });
}

/**
 * Refuses to submit a change request with empty required fields.
 * @throws Problem FILING_INCOMPLETE with the name of each missing field.
 */
export function refuseIncomplete(kind: ChangeRequestKind, content: object): void {
  const missing = missingFields(kind, content);
  if (missing.length > 0)
    throw new Problem(
      'FILING_INCOMPLETE',
      {},
      missing.map((path) => ({ path, code: 'FIELD_REQUIRED' })),
    );
}
