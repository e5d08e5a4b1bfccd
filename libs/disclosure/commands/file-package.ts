import { randomUUID } from 'node:crypto';
import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import type { DisclosedField, Tier } from '../rules/tiers.js';
import { DisclosurePackageProjectRow, DisclosurePackageRow } from '../store/package-rows.js';
import {
  type ComposedProject,
  composePackage,
  refuseProblems,
  type WantedPackage,
} from './compose-package.js';

/** Content of a request to publish a package; its id is the subject of the request. */
export interface PackagePayload {
  projectIds: readonly string[];
  tier: Tier;
  fields: readonly DisclosedField[];
}

interface FilePackageInput {
  wanted: WantedPackage;
  prefix: string;
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files a package: what it says about its projects is written now, and is published as it stands
 * when another person approves it.
 * @throws Problem NOT_FOUND, FORBIDDEN, DISCLOSURE_NAMES_PERSON, DISCLOSURE_NAMES_WITHHELD,
 * DISCLOSURE_DAYS, IDEMPOTENCY_KEY_REUSED
 */
export function filePackage(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, prefix, draft, request }: FilePackageInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { id } = await once(tx, request, async () => {
      const composedAt = clock.now();
      const composed = await composePackage(tx, wanted, { prefix, at: composedAt });
      const organisationIds = [...new Set(composed.projects.map(({ unitId }) => unitId))];
      for (const unitId of organisationIds) allow(actor, 'disclosure.file', { unitId });
      refuseProblems(composed.problems);
      const packageId = randomUUID();
      await keepPackage(tx, {
        row: { id: packageId, ...wantedRow(wanted), composedAt, filedBy: actor.personId },
        projects: composed.projects,
      });
      const payload: PackagePayload = { ...wanted };
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'disclosure-package',
        subject: { kind: 'disclosure-package', id: packageId },
        subjectKey: null,
        payload,
        note: null,
        projects: wanted.projectIds.map((projectId) => ({ projectId, months: [] })),
        organisationIds,
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'disclosure-package.file',
        subjectType: 'change-request',
        subjectId: filed.id,
        newValue: payload,
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}

const wantedRow = ({ tier, fields, projectIds }: WantedPackage) => ({
  tier,
  fields: [...fields],
  projectIds: [...projectIds],
});

async function keepPackage(
  tx: Tx,
  { row, projects }: { row: DisclosurePackageRow; projects: readonly ComposedProject[] },
): Promise<void> {
  await tx.insert(DisclosurePackageRow, row);
  await tx.insert(
    DisclosurePackageProjectRow,
    projects.map(({ projectId, content }) => ({ projectId, packageId: row.id, content })),
  );
}
