import type { Words } from '#approvals';
import { wordAmount } from '#platform/language';
import { itemText, type Registration } from '../rules/registration.js';
import type { Stage } from '../rules/stages.js';

type FactName = keyof Registration;

/** What the fields of a project are called where a request is shown. */
export const FACT_LABELS: Readonly<Record<FactName, Words>> = {
  name: { zh: '项目名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  planItems: { zh: '规划条目', en: 'Plan items' },
  parentId: { zh: '上级项目', en: 'Parent project' },
  part: { zh: '子项类别', en: 'Kind of part' },
  leadOrganisationId: { zh: '责任单位', en: 'Lead organisation' },
  supervisingOrganisationId: { zh: '主管部门', en: 'Supervising organisation' },
  officerPersonId: { zh: '经办人', en: 'Officer' },
  leaderPersonId: { zh: '分管领导', en: 'Leader in charge' },
  codes: { zh: '项目代码', en: 'Project codes' },
  stage: { zh: '阶段', en: 'Stage' },
  stageOn: { zh: '阶段起始日', en: 'Stage since' },
  approvalRegime: { zh: '审批方式', en: 'Approval regime' },
  tier: { zh: '层级', en: 'Tier' },
  scope: { zh: '口径', en: 'Scope of the figures' },
  sector: { zh: '行业', en: 'Sector' },
  location: { zh: '位置', en: 'Location' },
  district: { zh: '区县', en: 'District' },
  plannedStartOn: { zh: '计划开工', en: 'Planned start' },
  plannedFinishOn: { zh: '计划完工', en: 'Planned finish' },
  summary: { zh: '简介', en: 'Summary' },
  totalInvestmentFen: { zh: '总投资', en: 'Total investment' },
  fypSpendFen: { zh: '规划期投资', en: 'Investment in the plan period' },
  figureNote: { zh: '数字说明', en: 'What the figures include' },
};

/** Stages in words. */
export const STAGE_WORDS: Readonly<Record<Stage, Words>> = {
  proposed: { zh: '谋划', en: 'proposed' },
  preparation: { zh: '前期', en: 'preparation' },
  construction: { zh: '在建', en: 'under construction' },
  completed: { zh: '建成', en: 'completed' },
  'final-account': { zh: '决算', en: 'final account' },
  evaluated: { zh: '后评价', en: 'evaluated' },
  deferred: { zh: '缓建', en: 'deferred' },
  suspended: { zh: '停建', en: 'suspended' },
  cancelled: { zh: '终止', en: 'cancelled' },
};

const CODE_WORDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  kind: {
    investment: { zh: '投资项目', en: 'investment' },
    programme: { zh: '行动', en: 'programme' },
    reform: { zh: '改革', en: 'reform' },
    'spatial-guidance': { zh: '空间引导', en: 'spatial guidance' },
  },
  part: {
    'sub-item': { zh: '子项', en: 'sub-item' },
    section: { zh: '区段', en: 'section' },
  },
  stage: STAGE_WORDS,
  approvalRegime: {
    approval: { zh: '审批', en: 'approval (审批)' },
    verification: { zh: '核准', en: 'verification (核准)' },
    filing: { zh: '备案', en: 'filing (备案)' },
  },
  tier: {
    flagship: { zh: '标志性', en: 'flagship' },
    standard: { zh: '一般', en: 'standard' },
  },
  scope: {
    'whole-line': { zh: '全线', en: 'whole line' },
    'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
    'not-stated': { zh: '未说明', en: 'not stated' },
  },
};

const plain = (text: string): Words => ({ zh: text, en: text });

/**
 * Says the value of a field in words; null where it is not known.
 * @param names names of the organisations, people and projects by id
 */
export function factInWords(
  name: FactName,
  value: Registration[FactName],
  names: ReadonlyMap<string, string>,
): Words | null {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (name === 'planItems')
    return plain((value as Registration['planItems']).map(itemText).join('、'));
  if (name === 'codes') return plain((value as Registration['codes']).join('、'));
  if (name === 'location') {
    const { type, positions, system } = value as NonNullable<Registration['location']>;
    const [first] = positions;
    const shape = { Point: '点', LineString: '线', Polygon: '面' }[type];
    return {
      zh: `${shape} ${first?.join(', ') ?? ''}（${system}）`,
      en: `${type} ${first?.join(', ') ?? ''} (${system})`,
    };
  }
  const text = value as string;
  if (name === 'totalInvestmentFen' || name === 'fypSpendFen')
    return { zh: wordAmount(text, 'zh'), en: wordAmount(text, 'en') };
  return CODE_WORDS[name]?.[text] ?? plain(names.get(text) ?? text);
}
