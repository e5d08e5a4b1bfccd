import type { Words } from '#approvals';
import { FUNDING_SOURCE_WORDS } from '#ledger';
import type { ChangeRequestKind } from '../rules/change-request-contents.js';
import type { CostScope, CostSource, CostStage, ReasonClass } from '../rules/cost-figure.js';
import type { EstimateRule } from '../rules/estimate-rules.js';
import type { YearCategory } from '../rules/year-plan.js';

type WordsOf<Code extends string> = Readonly<Record<Code, Words>>;

/** What a change request of each kind is about. */
export const KIND_WORDS: WordsOf<ChangeRequestKind> = {
  cost: { zh: '投资数据', en: 'Cost figure' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  funding: { zh: '资金来源', en: 'Funding' },
  'special-bond': { zh: '专项债', en: 'Special bond' },
  'period-figure': { zh: '规划期投资', en: 'Plan period figure' },
  target: { zh: '目标调整', en: 'Target' },
};

const STAGES: WordsOf<CostStage> = {
  'stated-total': { zh: '公布总投资', en: 'Stated total' },
  estimate: { zh: '估算', en: 'Estimate' },
  'approved-estimate': { zh: '概算', en: 'Approved estimate' },
  'adjusted-estimate': { zh: '调整概算', en: 'Adjusted estimate' },
  budget: { zh: '预算', en: 'Budget' },
  contract: { zh: '合同', en: 'Contract' },
  settlement: { zh: '结算', en: 'Settlement' },
  'final-account': { zh: '决算', en: 'Final account' },
};

const SCOPES: WordsOf<CostScope> = {
  'whole-line': { zh: '全线', en: 'Whole line' },
  'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
  'not-stated': { zh: '口径未说明', en: 'Not stated' },
};

const SOURCES: WordsOf<CostSource> = {
  approval: { zh: '批复', en: 'Approval' },
  plan: { zh: '规划', en: 'Plan' },
  bulletin: { zh: '通报', en: 'Bulletin' },
  contract: { zh: '合同', en: 'Contract' },
  account: { zh: '决算书', en: 'Account' },
  other: { zh: '其他', en: 'Other' },
};

const CATEGORIES: WordsOf<YearCategory> = {
  preparation: { zh: '前期', en: 'Preparation' },
  'new-start': { zh: '新开工', en: 'New start' },
  continuing: { zh: '续建', en: 'Continuing' },
  'to-complete': { zh: '建成投产', en: 'To complete' },
};

const REASONS: WordsOf<ReasonClass> = {
  price: { zh: '价格', en: 'Prices' },
  policy: { zh: '政策', en: 'Policy' },
  geology: { zh: '地质', en: 'Geology' },
  design: { zh: '设计', en: 'Design' },
  extent: { zh: '建设规模', en: 'Extent' },
  land: { zh: '征迁', en: 'Land' },
  other: { zh: '其他', en: 'Other' },
};

/** What each rule about cost changes asks for. */
export const RULE_WORDS: WordsOf<EstimateRule> = {
  'approved-over-estimate': {
    zh: '概算超出估算的幅度达到规定，须重新报批',
    en: 'The approved estimate exceeds the estimate by so much that it is to be approved anew',
  },
  'approved-over-estimate-water': {
    zh: '概算超出估算的幅度达到水利项目的规定，须重新报批',
    en: 'The approved estimate exceeds the estimate of a water project by so much that it is to be approved anew',
  },
  'adjustment-audit-first': {
    zh: '调整幅度达到规定，须先审计后调概',
    en: 'The change is so large that an audit comes before the adjustment',
  },
  'enterprise-amendment': {
    zh: '变化达到规定，须办理核准或备案变更',
    en: 'The change is so large that what was filed is to be amended',
  },
};

/** Names of the fields of a content, in the order in which people read them. */
export const FIELD_WORDS: Readonly<Record<string, Words>> = {
  stage: { zh: '阶段', en: 'Stage' },
  year: { zh: '年度', en: 'Year' },
  name: { zh: '名称', en: 'Name' },
  planCode: { zh: '规划', en: 'Plan' },
  amountFen: { zh: '金额', en: 'Amount' },
  value: { zh: '目标值', en: 'Value' },
  valueTo: { zh: '目标值上限', en: 'Upper value' },
  dueOn: { zh: '完成期限', en: 'Due on' },
  scope: { zh: '口径', en: 'Scope' },
  category: { zh: '类别', en: 'Category' },
  effectiveOn: { zh: '生效日期', en: 'Effective on' },
  issuedOn: { zh: '发行日期', en: 'Issued on' },
  approvalNumber: { zh: '批准文号', en: 'Approval number' },
  approvalBody: { zh: '批准单位', en: 'Approved by' },
  source: { zh: '来源类别', en: 'Kind of source' },
  document: { zh: '依据文件', en: 'Document' },
  place: { zh: '文中位置', en: 'Place in it' },
  priceBasis: { zh: '价格基准', en: 'Price basis' },
  auditDocument: { zh: '审计文件', en: 'Audit' },
  reason: { zh: '原因', en: 'Reason' },
  note: { zh: '备注', en: 'Note' },
};

/** Names of the four parts of a cost figure. */
export const PART_WORDS: Readonly<Record<string, Words>> = {
  constructionFen: { zh: '建安', en: 'Construction' },
  equipmentFen: { zh: '设备', en: 'Equipment' },
  otherFen: { zh: '其他', en: 'Other' },
  landFen: { zh: '征迁', en: 'Land' },
};

const CODES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  stage: STAGES,
  scope: SCOPES,
  source: SOURCES,
  category: CATEGORIES,
};

/** Returns the word of a code that a field contains; undefined where the field has no codes. */
export const wordOfCode = (field: string, code: string): Words | undefined => CODES[field]?.[code];

/** Returns the name of a funding source. */
export const sourceWord = (code: string): Words =>
  new Map<string, Words>(Object.entries(FUNDING_SOURCE_WORDS)).get(code) ?? same(code);

/** Returns the name of a class of reasons for an adjustment. */
export const reasonWord = (code: string): Words =>
  new Map<string, Words>(Object.entries(REASONS)).get(code) ?? same(code);

/** Returns the same text for both languages, as for names and numbers. */
export const same = (text: string): Words => ({ zh: text, en: text });
