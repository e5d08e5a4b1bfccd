import { PEOPLE_SQL, ORGANISATION_NAMES_SQL, ORGANISATIONS_SQL } from '#identity';
import { PLAN_ITEMS_SQL, PLANS_SQL } from '#plan';
import {
  COMPOSITION,
  FLAG,
  FUNDING,
  ORIGIN_WORDS,
  SERIES_WORDS,
  STAGE,
  TIER,
  type Worded,
  type Words,
  YEAR_CATEGORY,
} from './words.js';

/**
 * A field of the rows of a report. `sql` reads it from a summed row or from a table of `needs`,
 * which is joined then.
 */
export interface ReportField {
  name: string;
  sql: string;
  type: 'text' | 'whole' | 'day' | 'instant';
  heading: Worded;
  /** Words of a code; a file shows them beside the code. */
  words?: Words;
  needs?: keyof typeof LABELS;
}

/** Tables from which names are taken, as known at the instant $3. */
export const LABELS = {
  project: 'JOIN fact project ON project.project_id = summed.project_id',
  parent: 'LEFT JOIN fact parent ON parent.project_id = summed.parent_id',
  plan: `LEFT JOIN ${PLANS_SQL} plan ON plan.code = summed.plan_code`,
  item: `LEFT JOIN ${PLAN_ITEMS_SQL} item ON item.plan_code = summed.plan_code
    AND item.column_number = summed.column_number AND item.number = summed.item_number`,
  organisation: `LEFT JOIN LATERAL (
    SELECT coalesce((SELECT held.name FROM ${ORGANISATION_NAMES_SQL} held
        WHERE held.unit_id = summed.organisation_id AND held.recorded_at <= $3::timestamptz
          AND held.valid_from <= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
        ORDER BY held.valid_from DESC, held.recorded_at DESC LIMIT 1),
      (SELECT unit.name FROM ${ORGANISATIONS_SQL} unit
        WHERE unit.id = summed.organisation_id)) AS name) organisation ON true`,
  submitter: `LEFT JOIN ${PEOPLE_SQL} submitter ON submitter.id::text = summed.submitter_id`,
  approver: `LEFT JOIN ${PEOPLE_SQL} approver ON approver.id::text = summed.approver_id`,
} as const;

const text = (
  name: string,
  sql: string,
  heading: Worded,
  more: Partial<ReportField> = {},
): ReportField => ({ name, sql, type: 'text', heading, ...more });

/** Fields of every grouping; those of `project` stand in rows of entries too. */
export const FIELDS = {
  plan: text('plan', 'summed.plan_code', { zh: '规划代码', en: 'Plan code' }),
  planName: text('planName', 'plan.name', { zh: '规划', en: 'Plan' }, { needs: 'plan' }),
  column: text('column', 'summed.column_number', { zh: '专栏', en: 'Column' }, { type: 'whole' }),
  planItem: text('planItem', "summed.column_number || '-' || summed.item_number", {
    zh: '专栏-条目',
    en: 'Column-item',
  }),
  planItemTitle: text(
    'planItemTitle',
    'item.title',
    { zh: '条目', en: 'Plan item' },
    {
      needs: 'item',
    },
  ),
  projectId: text('projectId', 'summed.project_id', { zh: '项目编号', en: 'Project id' }),
  projectName: text(
    'projectName',
    'project.name',
    { zh: '项目名称', en: 'Project' },
    {
      needs: 'project',
    },
  ),
  projectPlan: text(
    'plan',
    'project.plan_code',
    { zh: '规划代码', en: 'Plan code' },
    {
      needs: 'project',
    },
  ),
  projectItem: text(
    'planItem',
    "project.column_number || '-' || project.item_number",
    { zh: '专栏-条目', en: 'Column-item' },
    { needs: 'project' },
  ),
  parentId: text('parentId', 'summed.parent_id', { zh: '上级项目编号', en: 'Parent id' }),
  parentName: text(
    'parentName',
    'parent.name',
    { zh: '上级项目', en: 'Parent' },
    {
      needs: 'parent',
    },
  ),
  organisationId: text('organisationId', 'summed.organisation_id', {
    zh: '责任单位代码',
    en: 'Lead organisation code',
  }),
  organisationName: text(
    'organisationName',
    'organisation.name',
    { zh: '责任单位', en: 'Lead organisation' },
    { needs: 'organisation' },
  ),
  district: text('district', 'summed.district', { zh: '区县', en: 'District' }),
  stage: text('stage', 'summed.stage', { zh: '阶段', en: 'Stage' }, { words: STAGE }),
  yearCategory: text(
    'yearCategory',
    'summed.year_category',
    { zh: '年度计划类别', en: 'Category of the year' },
    { words: YEAR_CATEGORY },
  ),
  tier: text('tier', 'summed.tier', { zh: '层级', en: 'Tier' }, { words: TIER }),
  flagship: text(
    'flagship',
    'summed.flagship',
    { zh: '标志性项目', en: 'Flagship' },
    {
      words: FLAG,
    },
  ),
  year: text('year', 'summed.year', { zh: '年度', en: 'Year' }, { type: 'whole' }),
  quarter: text('quarter', 'summed.quarter', { zh: '季度', en: 'Quarter' }),
  month: text('month', 'summed.month', { zh: '月份', en: 'Month' }),
  fundingSource: text(
    'fundingSource',
    'summed.funding_source',
    { zh: '资金来源', en: 'Funding source' },
    { words: FUNDING },
  ),
  composition: text(
    'composition',
    'summed.composition',
    { zh: '投资构成', en: 'Composition' },
    {
      words: COMPOSITION,
    },
  ),
  scope: text('scope', 'summed.scope', { zh: '范围', en: 'Scope' }),
  document: text('document', 'summed.document', { zh: '依据文件', en: 'Document' }),
  submitterId: text('submitterId', 'summed.submitter_id', { zh: '填报人编号', en: 'Submitter id' }),
  submitterName: text(
    'submitterName',
    'submitter.name',
    { zh: '填报人', en: 'Submitter' },
    {
      needs: 'submitter',
    },
  ),
  approverId: text('approverId', 'summed.approver_id', { zh: '审批人编号', en: 'Approver id' }),
  approverName: text(
    'approverName',
    'approver.name',
    { zh: '审批人', en: 'Approver' },
    {
      needs: 'approver',
    },
  ),
  entryId: text('entryId', 'summed.entry_id', { zh: '分录编号', en: 'Entry id' }),
  sequence: text('sequence', 'summed.sequence', { zh: '序号', en: 'Sequence' }, { type: 'whole' }),
  series: text(
    'series',
    'summed.series',
    { zh: '序列', en: 'Series' },
    {
      words: SERIES_WORDS,
    },
  ),
  effectiveOn: text(
    'effectiveOn',
    'summed.effective_on',
    { zh: '生效日', en: 'Effective day' },
    {
      type: 'day',
    },
  ),
  note: text('note', 'summed.note', { zh: '说明', en: 'Note' }),
  origin: text('origin', 'summed.origin', { zh: '来源方式', en: 'Origin' }),
  /** The origin as a grouping of its own, with words. */
  wayOfEntry: text(
    'origin',
    'summed.origin',
    { zh: '来源方式', en: 'Origin' },
    { words: ORIGIN_WORDS },
  ),
  recordedAt: text(
    'recordedAt',
    'summed.recorded_at',
    { zh: '记录时刻', en: 'Recorded at' },
    {
      type: 'instant',
    },
  ),
  reversesId: text('reversesId', 'summed.reverses_id', { zh: '冲销的分录', en: 'Reverses' }),
  correctsId: text('correctsId', 'summed.corrects_id', { zh: '更正的分录', en: 'Corrects' }),
  changeRequestId: text('changeRequestId', 'summed.proposal_id', {
    zh: '变更申请',
    en: 'Change request',
  }),
  hash: text('hash', 'summed.hash', { zh: '分录哈希值', en: 'Hash of the entry' }),
} as const satisfies Readonly<Record<string, ReportField>>;
