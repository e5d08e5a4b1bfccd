import { recordAuditEvent } from '#audit';
import { type Database, once, type RepeatableRequest, withPrivileges } from '#platform/database';
import { Problem } from '#platform/problem';
import { allow } from '../policies/policies.js';
import { findOrganisation, type Organisation } from '../queries/organisations.js';
import type { Actor } from '../rules/actor.js';
import { checkParent } from '../rules/organisation-tree.js';
import { lockDirectory } from '../store/directory-lock.js';
import { treeNow } from '../store/held-assignments.js';
import { OrganisationRow } from '../store/identity-rows.js';

/**
 * An organisation to register below another organisation. Its `id`, such as `metro-group`, can
 * never be changed.
 */
export interface NewOrganisation {
  id: string;
  name: string;
  parentId: string;
}

/**
 * Registers an organisation below an existing one.
 * @throws Problem FORBIDDEN, UNIT_EXISTS, UNIT_UNKNOWN, UNIT_TOO_DEEP
 */
export function createOrganisation(
  database: Database,
  actor: Actor,
  wanted: NewOrganisation,
  request: RepeatableRequest | null,
): Promise<Organisation> {
  allow(actor, 'unit.create');
  return database.write(withPrivileges(actor.scope, 'organisations'), async (tx) => {
    const { id } = await once(tx, request, async () => {
      await lockDirectory(tx);
      const tree = await treeNow(tx);
      if (tree.some((unit) => unit.id === wanted.id))
        throw new Problem('UNIT_EXISTS', { unit: wanted.id }, [
          { path: 'id', code: 'UNIT_EXISTS' },
        ]);
      checkParent(tree, wanted.id, wanted.parentId);
      await tx.insert(OrganisationRow, { ...wanted, sample: false });
      await recordAuditEvent(tx, actor.scope, {
        action: 'unit.create',
        subjectType: 'unit',
        subjectId: wanted.id,
        unitId: wanted.id,
        newValue: { name: wanted.name, parentId: wanted.parentId },
      });
      return wanted.id;
    });
    return findOrganisation(tx, id);
  });
}
