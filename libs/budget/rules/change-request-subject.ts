import { hasSeveralFigures } from './cost-chain.js';
import type { CostStage } from './cost-figure.js';
import type { ChangeRequestContents, ChangeRequestKind } from './change-request-contents.js';

/**
 * Fields that identify the subject of a change request, for each kind of change request. The list
 * for bonds is empty, because several bonds may wait for a decision at the same time.
 */
const SUBJECT_FIELDS: {
  readonly [Kind in ChangeRequestKind]: readonly (keyof ChangeRequestContents[Kind] & string)[];
} = {
  cost: ['stage', 'scope'],
  'year-plan': ['year'],
  funding: ['year'],
  'special-bond': [],
  'period-figure': ['planCode'],
  target: ['targetId'],
};

/**
 * Returns what identifies the subject of a change request. Two submitted requests about the same
 * subject are refused, because the approver could not tell which of the two values is meant.
 * @returns the identifying fields of the content as stored; null while the first of these fields is
 * empty, or when the kind allows any number of submitted requests.
 */
export function changeRequestSubject(
  kind: ChangeRequestKind,
  content: object,
): Record<string, unknown> | null {
  const filled = new Map<string, unknown>(Object.entries(content));
  const several = kind === 'cost' && hasSeveralFigures(filled.get('stage') as CostStage);
  const fields = [...SUBJECT_FIELDS[kind], ...(several ? ['approvalNumber'] : [])];
  const said = fields.map((field): [string, unknown] => [field, filled.get(field) ?? null]);
  const [first] = said;
  return first === undefined || first[1] === null ? null : Object.fromEntries(said);
}
