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
 * Returns the key of what a change request is about. Of two requests with the same key, the second
 * cannot be submitted while the first waits, because the approver could not tell which of the two
 * values is meant.
 * @param content the content as stored
 * @returns the project and the identifying fields; null while the first of these fields is empty, or
 * when the kind allows any number of submitted requests
 */
export function subjectKeyOf(
  projectId: string,
  kind: ChangeRequestKind,
  content: object,
): string | null {
  const filled = new Map<string, unknown>(Object.entries(content));
  const several = kind === 'cost' && hasSeveralFigures(filled.get('stage') as CostStage);
  const fields = [...SUBJECT_FIELDS[kind], ...(several ? ['approvalNumber'] : [])];
  const [first] = fields;
  if (first === undefined || (filled.get(first) ?? null) === null) return null;
  return [projectId, ...fields.map((field) => String(filled.get(field) ?? '-'))].join(' ');
}

/**
 * What a change request of each kind creates when it is approved. The record has its id from the
 * start; it is the subject of the request.
 */
export const SUBJECT_KINDS: Readonly<Record<ChangeRequestKind, string>> = {
  cost: 'cost-record',
  'year-plan': 'year-plan',
  funding: 'funding-plan',
  'special-bond': 'special-bond',
  'period-figure': 'period-figure',
  target: 'target-adjustment',
};
