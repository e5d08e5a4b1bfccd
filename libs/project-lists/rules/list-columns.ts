import { cellText, columnLetters, plainWord, type SheetRow } from '#returns';
import type { MoneyUnit } from '#values';

/** What a column of a list can say of a project; `years` is both planned start and finish. */
export const LIST_FIELDS = [
  'name',
  'kind',
  'planItem',
  'leadOrganisation',
  'supervisingOrganisation',
  'code',
  'stage',
  'stageOn',
  'approvalRegime',
  'tier',
  'scope',
  'sector',
  'district',
  'years',
  'plannedStart',
  'plannedFinish',
  'totalInvestment',
  'fypSpend',
  'figureNote',
  'summary',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** Fields that hold amounts, which need a unit. */
export const AMOUNT_FIELDS: readonly ListField[] = ['totalInvestment', 'fypSpend'];

/** Headings under which offices keep these fields; the first is the one of messages. */
const HEADINGS: Readonly<Record<ListField, readonly string[]>> = {
  name: [
    '项目名称',
    '名称',
    '工程名称',
    '建设项目',
    '建设项目名称',
    '项目',
    'project',
    'project name',
  ],
  kind: ['类型', '项目类型', '项目性质'],
  planItem: ['规划条目', '专栏条目', '规划项目编号', 'plan item'],
  leadOrganisation: [
    '责任单位',
    '牵头单位',
    '项目单位',
    '建设单位',
    '实施单位',
    '项目业主',
    '业主单位',
    '申报单位',
    'lead organisation',
    'organisation',
  ],
  supervisingOrganisation: ['主管部门', '主管单位', '行业主管部门', '监管单位'],
  code: ['项目代码', '代码', '赋码', '统一代码', 'project code'],
  stage: ['阶段', '项目阶段', '建设阶段', '项目状态', '进展阶段'],
  stageOn: ['阶段起始日', '阶段日期'],
  approvalRegime: ['审批方式', '审批类型', '审批（核准、备案）', '管理方式', 'approval regime'],
  tier: ['层级', '项目层级', '级别'],
  scope: ['口径', '数据口径'],
  sector: ['行业', '所属行业', '行业类别', '领域', '所属领域'],
  district: ['区县', '所在区县', '区（县、市）', '建设地点', '所在地', '属地', '地点', 'location'],
  years: ['建设年限', '建设起止年限', '建设期限', '起止年限', '建设起止时间'],
  plannedStart: ['计划开工', '计划开工时间', '计划开工日期', '开工时间', '开工日期', '开工年月'],
  plannedFinish: [
    '计划完工',
    '计划完工时间',
    '计划竣工时间',
    '计划竣工日期',
    '计划建成时间',
    '竣工时间',
    '完工时间',
    '建成时间',
  ],
  totalInvestment: ['总投资', '总投资额', '投资总额', '计划总投资', '概算总投资', '项目总投资'],
  fypSpend: [
    '规划期投资',
    '十四五投资',
    '“十四五”投资',
    '十四五计划投资',
    '十五五投资',
    '规划期计划投资',
  ],
  figureNote: ['数字说明', '投资说明'],
  summary: [
    '简介',
    '建设内容',
    '建设内容及规模',
    '建设规模及内容',
    '主要建设内容',
    '建设规模及主要内容',
    '主要内容',
  ],
};

const FIELD_OF: ReadonlyMap<string, ListField> = new Map(
  LIST_FIELDS.flatMap((field) =>
    [field, ...HEADINGS[field]].map((heading): [string, ListField] => [
      bareHeading(heading),
      field,
    ]),
  ),
);

/** Returns the heading of a field, as messages name it. */
export const headingOfField = (field: ListField): string => HEADINGS[field][0] ?? field;

/** A column of a list: its letters, its heading, and what it says of a project; null for nothing. */
export interface ListColumn {
  column: string;
  index: number;
  heading: string;
  field: ListField | null;
  /** Unit that the heading states; null when it states none. */
  unit: MoneyUnit | null;
}

/** Where a list begins, and what its columns are. */
export interface ListHead {
  /** Row of the headings. */
  row: number;
  columns: ListColumn[];
  /** Unit that stands above the headings, as in 单位：万元; null when none does. */
  unit: MoneyUnit | null;
}

/** Rows above which the headings of a list must stand; a title and a unit come before them. */
const HEAD_ROWS = 20;
const HEADING_MAX = 60;

/**
 * Finds the row of headings: the first one that names a project's name and something else. Titles
 * and rows with the unit may stand above it.
 * @param chosen what a person says of columns, by their letters; it wins over the headings
 * @returns null when there is no such row
 */
export function findHead(
  rows: readonly SheetRow[],
  chosen: Readonly<Record<string, ListField | null>>,
): ListHead | null {
  let unit: MoneyUnit | null = null;
  for (const row of rows.slice(0, HEAD_ROWS)) {
    const columns = columnsIn(row, chosen);
    const fields = new Set(columns.flatMap(({ field }) => field ?? []));
    if (fields.has('name') && columns.length > 1) return { row: row.row, columns, unit };
    unit = row.cells.map((cell) => unitAbove(cellText(cell))).find((one) => one !== null) ?? unit;
  }
  return null;
}

function columnsIn(
  { cells }: SheetRow,
  chosen: Readonly<Record<string, ListField | null>>,
): ListColumn[] {
  return cells.flatMap((cell, index) => {
    const heading = cellText(cell).trim().slice(0, HEADING_MAX);
    const column = columnLetters(index);
    if (heading === '') return [];
    const given = chosen[column];
    const field = given === undefined ? (FIELD_OF.get(bareHeading(heading)) ?? null) : given;
    return [{ column, index, heading, field, unit: unitIn(heading) }];
  });
}

/** Removes a unit in brackets, and what makes no difference between headings. */
function bareHeading(text: string): string {
  return plainWord(text).replace(/[(:：]?(单位[:：]?)?(亿元|万元|元)\)?$/, '');
}

const UNIT = /[(（:：]\s*(?:单位[:：]?)?\s*(亿元|万元|元)\s*[)）]?\s*$/;
const unitIn = (heading: string): MoneyUnit | null =>
  (UNIT.exec(heading)?.[1] as MoneyUnit | undefined) ?? null;

const unitAbove = (text: string): MoneyUnit | null =>
  (/单位\s*[:：]?\s*(亿元|万元|元)/.exec(text)?.[1] as MoneyUnit | undefined) ?? null;
