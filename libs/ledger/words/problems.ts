import { defineFactWords, defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `ledger`, each with its HTTP status and its error message in Chinese
 * and English.
 */
export const ledgerProblems = defineProblems('ledger', {
  MONTH_IN_FUTURE: {
    status: 422,
    zh: '月份 {month} 晚于本月',
    en: 'The month {month} is after the present one',
  },
  EFFECTIVE_DAY_OUTSIDE_MONTH: {
    status: 422,
    zh: '发生日期须在月份 {month} 之内且不晚于今天',
    en: 'The effective day must lie in {month} and not after today',
  },
  FUNDING_SOURCE_REQUIRED: {
    status: 422,
    zh: '资金到位与支付必须注明资金来源',
    en: 'Funds in place and payments need a funding source',
  },
  ENTRY_IS_A_REVERSAL: {
    status: 422,
    zh: '冲销分录不能再被冲销',
    en: 'A reversal cannot be reversed',
  },
  ENTRY_ALREADY_REVERSED: {
    status: 409,
    zh: '该分录已被冲销',
    en: 'This entry has already been reversed',
  },
  RECOVERY_OF_NOTHING: {
    status: 422,
    zh: '只能对登记了正数金额的分录收回资金；冲销和收回分录本身不能再收回',
    en: 'Money comes back only of an entry with an amount above zero, not of a reversal or a recovery',
  },
  RECOVERY_BEFORE_ENTRY: {
    status: 422,
    zh: '收回不能早于原分录的发生日期 {on}',
    en: 'A recovery cannot be earlier than the day of the entry it recovers, {on}',
  },
  RECOVERY_EXCEEDS_ENTRY: {
    status: 422,
    zh: '收回金额超过原分录的余额（{left} 元，已扣除已收回和待审核的部分）',
    en: 'More would come back than is left of the entry: {left} yuan, less what came back or waits for approval',
  },
  RECOVERY_NOT_CORRECTED: {
    status: 422,
    zh: '收回分录不能直接更正；请先冲销，再重新登记',
    en: 'A recovery is not corrected: reverse it and record it again',
  },
  ENTRY_HAS_RECOVERIES: {
    status: 409,
    zh: '该分录已有资金收回（第 {sequence} 号），请先冲销收回分录',
    en: 'Money of this entry came back (entry {sequence}); reverse that recovery first',
  },
  REVERSAL_WAITING: {
    status: 409,
    zh: '已有冲销该分录的申请在等待审核，见 {link}',
    en: 'A change request to take this entry back is waiting for approval already: {link}',
  },
  COMPOSITION_INCOMPLETE: {
    status: 422,
    zh: '投资构成须建安、设备、其他、征迁四项齐全，或全部不填',
    en: 'State all four parts (building, equipment, other, land), or none of them',
  },
  COMPOSITION_NOT_SUM: {
    status: 422,
    zh: '构成合计 {sumFen}与金额 {amountFen}不符',
    en: 'The parts add up to {sumFen}, the amount is {amountFen}',
  },
  UNIT_DOUBTFUL: {
    status: 422,
    zh: '金额 {amount} 元与相邻月份（约 {beside} 元）相差一千倍以上，请核对单位；确属无误的，请确认后再提交',
    en: 'The amount of {amount} yuan is a thousand times its neighbours (about {beside} yuan) or more, or they it: check the unit, or confirm it and send it again',
  },
  RETURN_HOLDS_MONTH: {
    status: 409,
    zh: '{month} 的数据由月报填报，见 {link}；如需更正，请在月报中更正后重新报送',
    en: 'The month {month} is held by a monthly return: {link}. To correct it, change the return and submit it again',
  },
  ENTRY_STANDS: {
    status: 422,
    zh: '同一月份、序列、来源、文号和金额（{amount} 元）的分录已在账中（第 {sequence} 号，{on} 报送）；确为另一笔的，请确认后再提交',
    en: 'An entry of the same month, series, source, document and amount ({amount} yuan) is in the ledger already (number {sequence}, submitted on {on}); if this is another one, confirm it and send it again',
  },
  ENTRY_STANDS_BY_IMPORT: {
    status: 422,
    zh: '同一月份、序列、来源、文号和金额（{amount} 元）的分录已由 {on} 导入的文件“{fileName}”报送；确为另一笔的，请确认后再提交',
    en: 'An entry of the same month, series, source, document and amount ({amount} yuan) came already by the file "{fileName}", submitted on {on}; if this is another one, confirm it and send it again',
  },
  ENTRY_WAITS: {
    status: 422,
    zh: '同一月份、序列、来源、文号和金额（{amount} 元）的分录已于 {on} 报送，正在等待审核；确为另一笔的，请确认后再提交',
    en: 'An entry of the same month, series, source, document and amount ({amount} yuan) was submitted on {on} and waits for its decision; if this is another one, confirm it and send it again',
  },
  OPENING_ADDS_UP: {
    status: 422,
    zh: '2021 年以前已有 {amount} 元（{from} 至 {to}，已入账、待审核或在同一文件中）；期初余额包含以前各月，再加会重复计算。确需累加的，请确认后再提交',
    en: 'There are {amount} yuan of the time before 2021 already ({from} to {to}: recorded, waiting, or in the same file). An opening balance holds all of that time, so this would count it twice; if it comes on top, confirm it and send it again',
  },
  PROJECT_CLOSED: {
    status: 422,
    zh: '项目已结束（{stage}），不能再登记资金；原有记录仍可更正',
    en: 'The project is closed ({stage}) and takes no more money; what was recorded can still be corrected',
  },
  PROPOSAL_NOT_APPROVED: {
    status: 409,
    zh: '只有已入账的申请才能整体冲销（现为 {state}）',
    en: 'Only an approved change request can be undone (this one is {state})',
  },
  NOTHING_TO_UNDO: {
    status: 409,
    zh: '其中的分录都已冲销',
    en: 'Every entry of it has been taken back already',
  },
  VERIFICATION_RUNNING: {
    status: 409,
    zh: '台账正在校验中，请稍后查看结果',
    en: 'The ledger is being verified already; look at the result in a while',
  },
  LEDGER_EMPTY: {
    status: 409,
    zh: '台账里还没有任何分录，没有可签发的内容',
    en: 'The ledger holds no entry yet, so there is nothing to sign',
  },
  LEDGER_CONTRADICTED: {
    status: 409,
    zh: '账本校验不一致（待核查）{open} 处，处理并关闭之前不签发检查点',
    en: '{open} contradictions of the ledger are open; no checkpoint is signed until they have been looked into and closed',
  },
  CHECKPOINT_NOT_OURS: {
    status: 422,
    zh: '这不是用本系统密钥签名的检查点文件；请上传检查点邮件的附件原件',
    en: 'This file is no checkpoint signed with the key of this installation; take the attachment of a checkpoint mail as it came',
  },
  CONTRADICTION_CLOSED: {
    status: 409,
    zh: '该项不一致已被关闭',
    en: 'The contradiction has been closed already',
  },
  VERIFIER_UNAVAILABLE: {
    status: 503,
    zh: '数据库登录不能取得校验角色 tracker_verifier，请管理员授予',
    en: 'The database login may not take the role tracker_verifier; let an administrator grant it',
  },
});

defineFactWords('ledger', {
  stage: {
    proposed: { zh: '谋划', en: 'proposed' },
    preparation: { zh: '前期', en: 'in preparation' },
    construction: { zh: '在建', en: 'under construction' },
    completed: { zh: '建成', en: 'completed' },
    'final-account': { zh: '决算', en: 'final account made' },
    evaluated: { zh: '后评价', en: 'evaluated' },
    deferred: { zh: '缓建', en: 'deferred' },
    suspended: { zh: '停建', en: 'suspended' },
    cancelled: { zh: '终止', en: 'cancelled' },
  },
  state: {
    submitted: { zh: '待审核', en: 'submitted' },
    returned: { zh: '已退回', en: 'returned' },
    approved: { zh: '已通过', en: 'approved' },
    rejected: { zh: '已否决', en: 'rejected' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    undone: { zh: '已整体冲销', en: 'undone' },
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    ledger: typeof ledgerProblems;
  }
}
