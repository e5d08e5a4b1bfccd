import type { ApiClient, Answered } from '../harness/api-client.js';

/** What a cost filing says unless a test says otherwise. Amounts in fen; all of it is made up (示例). */
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

/** Sends a filing's present version on: `submission`, `approval` or `return`. */
export async function moveChangeRequest(
  client: ApiClient,
  id: string,
  event: 'submission' | 'approval' | 'return',
  body?: object,
): Promise<Answered> {
  const { headers } = await client.get(`/api/budget-filings/${id}`);
  return client.send('POST', `/api/budget-filings/${id}/${event}`, body, {
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
}

/** Files something for a project and has somebody else approve it. @returns the approved filing. */
export async function approvedChangeRequest(
  filer: ApiClient,
  approver: ApiClient,
  path: string,
  body: object,
): Promise<any> {
  const draft = await filer.post(path, body);
  if (draft.status !== 201) throw new Error(`${path} was refused: ${draft.text}`);
  const submitted = await moveChangeRequest(filer, draft.body.id, 'submission');
  if (submitted.status !== 200)
    throw new Error(`${path} could not be submitted: ${submitted.text}`);
  const approved = await moveChangeRequest(approver, draft.body.id, 'approval');
  if (approved.status !== 200) throw new Error(`${path} could not be approved: ${approved.text}`);
  return approved.body;
}
