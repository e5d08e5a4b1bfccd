import type { Tx } from '#platform/database';
import type { SelectQueryBuilder } from 'typeorm';
import { ProjectRow } from '../store/project-row.js';

/**
 * Begins a query for projects, with the alias `project`. The caller adds its filters, above all the
 * access scope.
 */
export const selectProjects = (tx: Tx): SelectQueryBuilder<ProjectRow> =>
  tx.createQueryBuilder(ProjectRow, 'project');
