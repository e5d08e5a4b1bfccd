import { defineFactWords, defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `supervision`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const supervisionProblems = defineProblems('supervision', {
  FINDING_STATE: {
    status: 409,
    zh: '该审计发现处于“{state}”状态，不能进行此操作',
    en: 'The finding is {state}; that cannot be done now',
  },
  ENTRY_UNKNOWN: {
    status: 422,
    zh: '该项目的台账没有第 {sequence} 号分录',
    en: 'The ledger of the project has no entry {sequence}',
  },
  SUPERVISION_STATE: {
    status: 409,
    zh: '该督办事项处于“{itemState}”状态，不能进行此操作',
    en: 'The item is {itemState}; that cannot be done now',
  },
  EXTENSION_WAITS: {
    status: 409,
    zh: '上一次延期申请尚未答复',
    en: 'The last question for more time is not decided yet',
  },
  EXTENSION_NOT_ASKED: {
    status: 409,
    zh: '没有待答复的延期申请',
    en: 'Nobody has asked for more time',
  },
  EXTENSION_TOO_LATE: {
    status: 422,
    zh: '延期须在办理期限（{dueOn}）之前申请',
    en: 'More time has to be asked for before the day on which the item is due ({dueOn})',
  },
  EXTENSION_NOT_LATER: {
    status: 422,
    zh: '新的期限须晚于现在的期限（{dueOn}）',
    en: 'The new day has to be after the present one ({dueOn})',
  },
  ITEM_INCOMPLETE: {
    status: 422,
    zh: '督办事项须有牵头单位和责任人',
    en: 'An item has an organisation that leads and a person in charge',
  },
  OWNER_UNFIT: {
    status: 422,
    zh: '责任人须是牵头单位或其上级单位的专员、主管或领导',
    en: 'The person in charge has to be an officer, manager or leader of the organisation that leads, or of one above it',
  },
  SUPPORT_LEADS: {
    status: 422,
    zh: '牵头单位不能同时是配合单位',
    en: 'The organisation that leads cannot support as well',
  },
  RISK_UNRATED: {
    status: 422,
    zh: '风险须评定可能性和影响，各 1–5 级',
    en: 'A risk has to be rated by likelihood and effect, each from 1 to 5',
  },
  ONLY_OF_KIND: {
    status: 422,
    zh: '只有{itemKind}可填此项',
    en: 'Only {itemKind} has this field',
  },
  ALERT_OF_OTHER_PROJECT: {
    status: 422,
    zh: '该项目没有这条预警',
    en: 'The project has no such alert',
  },
  BEFORE_ASSIGNED: {
    status: 422,
    zh: '日期不能早于交办日（{assignedOn}）',
    en: 'The day cannot be before the item was assigned ({assignedOn})',
  },
  FINDING_NEEDS_PROJECT: {
    status: 422,
    zh: '审计发现须针对一个项目',
    en: 'An audit finding is about a project',
  },
  FINDING_SIGNED_BY_ANSWER: {
    status: 409,
    zh: '审计发现无须签收，作答即可',
    en: 'An audit finding is not signed for; answer it',
  },
  FINDING_STAYS: {
    status: 409,
    zh: '审计发现不能撤回，由审计员销号',
    en: 'An audit finding cannot be withdrawn; an auditor closes it',
  },
});

defineFactWords('supervision', {
  state: {
    open: { zh: '待答复', en: 'waiting for an answer' },
    answered: { zh: '待审定', en: 'answered' },
    closed: { zh: '已销号', en: 'closed' },
  },
  itemState: {
    assigned: { zh: '待签收', en: 'assigned and not signed for' },
    received: { zh: '办理中', en: 'being worked on' },
    answered: { zh: '待审核', en: 'answered' },
    returned: { zh: '退回重办', en: 'returned to be done again' },
    verified: { zh: '审核通过', en: 'verified' },
    closed: { zh: '已销号', en: 'closed' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
  itemKind: {
    risk: { zh: '风险', en: 'a risk' },
    element: { zh: '要素保障事项', en: 'an element that a project waits for' },
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    supervision: typeof supervisionProblems;
  }
}
