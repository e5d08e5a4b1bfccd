import { hasSeveralFigures } from './cost-chain.js';
import type { CostStage } from './cost-figure.js';
import type { FilingContents, FilingKind } from './filing-contents.js';

/** By which fields filings of a kind say what they are about. Each bond is a matter of its own, however many wait. */
const SUBJECT_FIELDS: {
  readonly [Kind in FilingKind]: readonly (keyof FilingContents[Kind] & string)[];
} = {
  cost: ['stage', 'scope'],
  'year-plan': ['year'],
  funding: ['year'],
  'special-bond': [],
  'period-figure': ['planCode'],
  target: ['targetId'],
};

/**
 * What a filing is about: two of one subject may not wait for a decision together, because whoever decides would not know
 * which of them the officer means.
 * @returns the fields of its content that say so, as they are stored; null when it does not say yet, or when any number may wait.
 */
export function filingSubject(kind: FilingKind, content: object): Record<string, unknown> | null {
  const filled = new Map<string, unknown>(Object.entries(content));
  const several = kind === 'cost' && hasSeveralFigures(filled.get('stage') as CostStage);
  const fields = [...SUBJECT_FIELDS[kind], ...(several ? ['approvalNumber'] : [])];
  const said = fields.map((field): [string, unknown] => [field, filled.get(field) ?? null]);
  const [first] = said;
  return first === undefined || first[1] === null ? null : Object.fromEntries(said);
}
