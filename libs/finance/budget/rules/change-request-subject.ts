import { hasSeveralFigures } from './cost-chain.js';
import type { CostStage } from './cost-figure.js';
import type { ChangeRequestContents, ChangeRequestKind } from './change-request-contents.js';

/**
 * Fields that identify the subject of each kind of change request. Bonds have none, because several
 * bonds may wait for a decision at once.
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
 * Identifies the subject of a change request. Two submitted requests about one subject are not
 * allowed, because the approver could not tell which one is meant.
 * @returns the identifying fields of the content as stored; null while they are incomplete, or when
 * the kind allows any number of submitted requests.
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
