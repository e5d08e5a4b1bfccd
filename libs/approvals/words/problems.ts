import { defineFactWords, defineProblems } from '#platform/problem';

/** Problems (error responses) of the domain `approvals`, with status and messages. */
export const approvalsProblems = defineProblems('approvals', {
  CHANGE_REQUEST_SUBMITTED: {
    status: 409,
    zh: '已提交待审核，不能修改；请先撤回，或等退回后再改',
    en: 'It is submitted and waits for a decision, so it cannot be edited; withdraw it, or wait for its return',
  },
  CHANGE_REQUEST_NOT_SUBMITTED: {
    status: 409,
    zh: '该申请尚未提交（{state}），不能审核',
    en: 'It is not submitted yet ({state}), so there is nothing to decide',
  },
  CHANGE_REQUEST_DECIDED: {
    status: 409,
    zh: '该申请已有结果（{state}）',
    en: 'This change request is closed already ({state})',
  },
  CHANGE_REQUEST_WAITING: {
    status: 409,
    zh: '同一对象已有一份申请在等待审核，见 {link}',
    en: 'A change request on the same subject waits for a decision already: {link}',
  },
  CHANGE_REQUEST_STALE: {
    status: 409,
    zh: '提交之后情况已有变化，不能按原样审核通过，请退回重报',
    en: 'What it rests on has changed since it was submitted; it cannot be approved as it is, return it to be filed again',
  },
  CHANGE_REQUEST_KIND_GONE: {
    status: 409,
    zh: '本版本已不再处理“{kind}”类申请，只能退回或撤回',
    en: 'This version no longer handles change requests of kind {kind}; it can be returned or withdrawn',
  },
  CHANGE_REQUEST_WARNED: {
    status: 409,
    zh: '该申请有提示，须单独打开核对后审核，不能批量通过',
    en: 'This change request has warnings: open it and decide it by itself, not in bulk',
  },
  CHANGE_REQUEST_NOT_EDITABLE: {
    status: 409,
    zh: '这类申请的内容不能修改，请撤回后重新提交',
    en: 'The content of this kind cannot be edited; withdraw it and file another',
  },
  OWN_CHANGE_REQUEST: {
    status: 403,
    zh: '自己提交的（包括受提交人委托）须由另一人审核',
    en: 'What you submitted yourself, or for whose filer you stand in, is for another person to decide',
  },
  NOT_OWN_CHANGE_REQUEST: {
    status: 403,
    zh: '只有提交人可以撤回',
    en: 'Only whoever submitted it can withdraw it',
  },
  DECIDED_AT_ANOTHER_LEVEL: {
    status: 403,
    zh: '您已在另一级审核过，不能在两级审核同一申请',
    en: 'You acted on it at another level; nobody decides at two levels',
  },
  REASON_REQUIRED: {
    status: 422,
    zh: '退回须说明原因',
    en: 'A return needs a reason',
  },
  REVIEW_LEVELS_GAP: {
    status: 422,
    zh: '审核级次须从 1 起连续编号（{set}）',
    en: 'Levels are numbered from 1 without a gap ({set})',
  },
});

defineFactWords('approvals', {
  state: {
    draft: { zh: '草稿', en: 'a draft' },
    submitted: { zh: '待审核', en: 'submitted' },
    proposed: { zh: '待审核', en: 'waiting for its decision' },
    returned: { zh: '已退回', en: 'returned' },
    approved: { zh: '已通过', en: 'approved' },
    rejected: { zh: '已否决', en: 'rejected' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    approvals: typeof approvalsProblems;
  }
}
