import { NOT_RECORDED, type SpendGroup } from '../../rules/spend-question.js';
import { FIELDS, type ReportField } from './fields.js';

/**
 * A dimension of a report: the keys by which entries are summed, the fields that a row shows of
 * them, and the condition of its filter. Keys of projects read `selected`, those of entries read
 * `entry`, `part` and `category`.
 */
export interface Dimension {
  of: 'project' | 'entry';
  /** SQL by the name of the key. */
  keys: Readonly<Record<string, string>>;
  fields: readonly ReportField[];
  order: readonly string[];
  /** Returns SQL of the filter; the argument is a parameter with a list of texts. */
  filter(values: string): string;
}

const c = (sql: string): string => `${sql} COLLATE "C" NULLS LAST`;
const among =
  (sql: string) =>
  (values: string): string =>
    `coalesce((${sql})::text, '${NOT_RECORDED}') = ANY (${values}::text[])`;

/** Returns a dimension with one key, whose filter compares the key. */
const plain = (
  of: Dimension['of'],
  [name, sql]: readonly [name: string, sql: string],
  fields: readonly ReportField[],
  order = c(`summed.${name}`),
): Dimension => ({ of, keys: { [name]: sql }, fields, order: [order], filter: among(sql) });

const FIRST_ITEM =
  "selected.plan_code || ' ' || selected.column_number || '-' || selected.item_number";
/** Items of a project, the first one and the further ones, as `plan column-item`. */
const ITEMS = `(SELECT unnest(array_prepend(${FIRST_ITEM}, selected.further_items)) AS item)`;
/** Returns SQL that finds a part of an item among values; without any item the value is `none`. */
const ofItems =
  (part: string) =>
  (values: string): string =>
    `EXISTS (SELECT FROM ${ITEMS} own WHERE coalesce(${part}, '${NOT_RECORDED}') = ANY (${values}::text[]))`;

const ids =
  (sql: string) =>
  (values: string): string =>
    `${sql} = ANY (${values}::uuid[])`;

const ENTRY_KEYS = {
  entry_id: 'entry.id',
  project_id: 'selected.project_id',
  sequence: 'entry.sequence::int',
  effective_on: 'entry.effective_on',
  series: 'entry.series',
  funding_source: 'entry.funding_source',
  document: 'entry.document',
  note: 'entry.note',
  origin: 'entry.origin',
  submitter_id: 'entry.recorded_by',
  approver_id: 'entry.approved_by',
  recorded_at: 'entry.recorded_at',
  reverses_id: 'entry.reverses_id',
  corrects_id: 'entry.corrects_id',
  proposal_id: 'entry.proposal_id',
  hash: 'entry.hash',
};

const PROJECT_FIELDS = [
  FIELDS.projectPlan,
  FIELDS.projectItem,
  FIELDS.projectId,
  FIELDS.projectName,
];

/** The dimensions of renderer 3. */
export const DIMENSIONS: Readonly<Record<SpendGroup, Dimension>> = {
  plan: {
    ...plain('project', ['plan_code', 'selected.plan_code'], [FIELDS.plan, FIELDS.planName]),
    filter: ofItems("split_part(own.item, ' ', 1)"),
  },
  column: {
    of: 'project',
    keys: { plan_code: 'selected.plan_code', column_number: 'selected.column_number' },
    fields: [FIELDS.plan, FIELDS.column],
    order: [c('summed.plan_code'), 'summed.column_number'],
    filter: ofItems("split_part(split_part(own.item, ' ', 2), '-', 1)"),
  },
  item: {
    of: 'project',
    keys: {
      plan_code: 'selected.plan_code',
      column_number: 'selected.column_number',
      item_number: 'selected.item_number',
    },
    fields: [FIELDS.plan, FIELDS.planItem, FIELDS.planItemTitle],
    order: [c('summed.plan_code'), 'summed.column_number', 'summed.item_number'],
    filter: ofItems("split_part(own.item, ' ', 2)"),
  },
  project: {
    of: 'project',
    keys: { project_id: 'selected.project_id' },
    fields: PROJECT_FIELDS,
    order: [
      c('project.plan_code'),
      'project.column_number',
      'project.item_number',
      'summed.project_id',
    ],
    filter: ids('selected.project_id'),
  },
  parent: plain(
    'project',
    ['parent_id', 'selected.parent_id'],
    [FIELDS.parentId, FIELDS.parentName],
    'summed.parent_id',
  ),
  organisation: plain(
    'project',
    ['organisation_id', 'selected.organisation_id'],
    [FIELDS.organisationId, FIELDS.organisationName],
  ),
  district: plain('project', ['district', 'selected.district'], [FIELDS.district]),
  stage: plain('project', ['stage', 'selected.stage'], [FIELDS.stage]),
  yearCategory: plain('entry', ['year_category', 'category.category'], [FIELDS.yearCategory]),
  tier: plain('project', ['tier', 'selected.tier'], [FIELDS.tier]),
  flagship: plain(
    'project',
    ['flagship', 'selected.flagship'],
    [FIELDS.flagship],
    'NOT summed.flagship',
  ),
  year: plain('entry', ['year', 'left(entry.month, 4)::int'], [FIELDS.year], 'summed.year'),
  quarter: plain(
    'entry',
    ['quarter', `left(entry.month, 4) || '-Q' || (right(entry.month, 2)::int + 2) / 3`],
    [FIELDS.quarter],
  ),
  month: plain('entry', ['month', 'entry.month::text'], [FIELDS.month]),
  source: plain('entry', ['funding_source', 'entry.funding_source'], [FIELDS.fundingSource]),
  composition: plain('entry', ['composition', 'part.kind'], [FIELDS.composition]),
  scope: plain('project', ['scope', 'selected.scope'], [FIELDS.scope]),
  document: plain('entry', ['document', 'entry.document'], [FIELDS.document]),
  submitter: plain(
    'entry',
    ['submitter_id', 'entry.recorded_by'],
    [FIELDS.submitterId, FIELDS.submitterName],
  ),
  approver: plain(
    'entry',
    ['approver_id', 'entry.approved_by'],
    [FIELDS.approverId, FIELDS.approverName],
  ),
  origin: plain('entry', ['origin', 'entry.origin'], [FIELDS.wayOfEntry]),
  entry: {
    of: 'entry',
    keys: ENTRY_KEYS,
    fields: [
      FIELDS.entryId,
      ...PROJECT_FIELDS,
      FIELDS.sequence,
      FIELDS.series,
      FIELDS.effectiveOn,
      FIELDS.fundingSource,
      FIELDS.document,
      FIELDS.note,
      FIELDS.origin,
      FIELDS.submitterId,
      FIELDS.submitterName,
      FIELDS.approverId,
      FIELDS.approverName,
      FIELDS.recordedAt,
      FIELDS.reversesId,
      FIELDS.correctsId,
      FIELDS.changeRequestId,
      FIELDS.hash,
    ],
    order: ['summed.project_id', 'summed.sequence'],
    filter: ids('entry.id'),
  },
};

/** Returns the fields of the rows for groupings, each once. */
export const fieldsOf = (groupBy: readonly SpendGroup[]): ReportField[] => [
  ...new Map(
    groupBy.flatMap((group) => DIMENSIONS[group].fields).map((field) => [field.name, field]),
  ).values(),
];
