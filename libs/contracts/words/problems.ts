import { defineProblems } from '#platform/problem';

/** Problems of the domain `contracts`, with their messages in both languages. */
export const contractsProblems = defineProblems('contracts', {
  CONTRACT_WITH_PERSON: {
    status: 422,
    zh: '合同相对方像是自然人，本系统不登记个人姓名；如为单位，请填写登记全称',
    en: 'The counterparty reads like a natural person, whose name is not kept here; write the full registered name of an organisation',
  },
  CONTRACT_LINE_UNKNOWN: {
    status: 422,
    zh: '现行概算没有这一分项',
    en: 'The approved estimate has no such line',
  },
  CONTRACT_DAY_BEFORE: {
    status: 422,
    zh: '日期不得早于 {first}',
    en: 'The day lies before {first}',
  },
  CONTRACT_SETTLED: {
    status: 422,
    zh: '合同已审定结算，不能再变更',
    en: 'The contract is settled; it does not change any more',
  },
  CONTRACT_NOT_SUBMITTED: {
    status: 422,
    zh: '结算尚未送审，不能登记审定',
    en: 'The settlement was not submitted yet, so it cannot be settled',
  },
  CONTRACT_AMOUNT_ZERO: {
    status: 422,
    zh: '金额不能为零',
    en: 'The amount is zero',
  },
  CONTRACT_BELOW_ZERO: {
    status: 422,
    zh: '合同金额不能为负',
    en: 'The amount of the contract would be below zero',
  },
  CONTRACT_ENTRY_UNKNOWN: {
    status: 422,
    zh: '本项目台账没有这笔支付，或它是冲销分录',
    en: 'The ledger of the project has no such payment, or it is a reversal',
  },
  CONTRACT_ENTRY_TAKEN: {
    status: 409,
    zh: '这笔支付已归入另一合同',
    en: 'The payment is tied to another contract',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    contracts: typeof contractsProblems;
  }
}
