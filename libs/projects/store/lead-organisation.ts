import { VirtualColumn } from 'typeorm';
import { PROJECTS_SQL } from './exported-sql.js';

/**
 * Decorator of a property of an entity with a column `project_id`: the id of the organisation that
 * leads the row's project today. It is read from `projects` with each row and cannot be written.
 * For lists of many rows join the projects instead.
 */
export const LeadOrganisation = (): PropertyDecorator => (target, property) =>
  VirtualColumn({
    type: 'text',
    query: (alias) =>
      `SELECT lead.unit_id FROM ${PROJECTS_SQL} lead WHERE lead.id = ${alias}.project_id`,
  })(target, property);
