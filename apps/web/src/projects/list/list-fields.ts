import type { ListField } from '../../client/project-lists.js';

/** What a column of a list can say of a project, in the order in which a person looks for it. */
export const LIST_FIELDS: readonly ListField[] = [
  'name',
  'leadOrganisation',
  'supervisingOrganisation',
  'stage',
  'stageOn',
  'years',
  'plannedStart',
  'plannedFinish',
  'totalInvestment',
  'fypSpend',
  'figureNote',
  'code',
  'planItem',
  'kind',
  'tier',
  'scope',
  'approvalRegime',
  'sector',
  'district',
  'summary',
];
