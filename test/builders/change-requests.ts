import type { ApiClient, Answered } from '../harness/api-client.js';

/**
 * Returns the body of a request that files a new cost figure; `over` replaces some of its fields.
 * Amounts are in fen and invented (示例).
 */
export const aCostFigure = (over: object = {}): object => ({
  stage: 'approved-estimate',
  amountFen: '10000000000',
  scope: 'not-stated',
  effectiveOn: '2022-05-01',
  source: 'approval',
  document: '概算批复（示例）',
  approvalNumber: '示例〔2022〕1号',
  approvalBody: '示例审批部门',
  place: '第1页',
  priceBasis: '2021年第四季度（示例）',
  ...over,
});

/** Submits, approves, returns or withdraws a change request. */
export const moveChangeRequest = (
  client: ApiClient,
  id: string,
  event: 'submission' | 'approval' | 'return' | 'withdrawal',
  body: object = {},
): Promise<Answered> => client.send('POST', `/api/change-requests/${id}/${event}`, body);

/**
 * Files a change request for a project and has another person approve it.
 * @returns the approved change request.
 */
export async function approvedChangeRequest(
  filer: ApiClient,
  approver: ApiClient,
  path: string,
  body: object,
): Promise<any> {
  const filed = await filer.post(path, body);
  if (filed.status !== 202) throw new Error(`${path} was refused: ${filed.text}`);
  const approved = await moveChangeRequest(approver, filed.body.id, 'approval');
  if (approved.status !== 200) throw new Error(`${path} could not be approved: ${approved.text}`);
  return approved.body;
}
