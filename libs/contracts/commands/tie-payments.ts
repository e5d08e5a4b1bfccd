import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { LEDGER_ENTRIES_SQL } from '#ledger';
import type { Database, Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import { findProject, lockProject } from '#projects';
import { findContract } from '../queries/contracts.js';
import { ContractPaymentRow } from '../store/contract-rows.js';

const KNOWN = `SELECT id::text FROM ${LEDGER_ENTRIES_SQL} entry
  WHERE project_id = $1 AND id = ANY ($2::uuid[]) AND series = 'paid' AND reverses_id IS NULL`;

/**
 * Replaces the payments of the ledger that are tied to a contract. An entry pays for one contract
 * at most; what is reversed of it is left out of the sum.
 * @throws Problem NOT_FOUND, FORBIDDEN, CONTRACT_ENTRY_UNKNOWN, CONTRACT_ENTRY_TAKEN
 */
export function tiePayments(
  database: Database,
  actor: Actor,
  { projectId, contractId }: { projectId: string; contractId: string },
  entryIds: readonly string[],
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'contract.tie-payments', { unitId });
    await lockProject(tx, projectId);
    await findContract(tx, projectId, contractId);
    await refuseUnknown(tx, projectId, entryIds);
    const tied = await tx.find(ContractPaymentRow, { where: { projectId } });
    const taken = entryIds.findIndex((id) =>
      tied.some((row) => row.entryId === id && row.contractId !== contractId),
    );
    if (taken >= 0) throw refuseField('CONTRACT_ENTRY_TAKEN', `entryIds.${taken}`);
    await tx.delete(ContractPaymentRow, { projectId, contractId });
    for (const entryId of entryIds)
      await tx.insert(ContractPaymentRow, {
        projectId,
        entryId,
        contractId,
        recordedBy: actor.personId,
      });
    const before = tied.filter((row) => row.contractId === contractId);
    await recordAuditEvent(tx, actor.scope, {
      action: 'contract.tie-payments',
      subjectType: 'contract',
      subjectId: contractId,
      unitId,
      oldValue: { entryIds: before.map(({ entryId }) => entryId) },
      newValue: { entryIds },
    });
  });
}

async function refuseUnknown(
  tx: Tx,
  projectId: string,
  entryIds: readonly string[],
): Promise<void> {
  const known = await tx.query<{ id: string }[]>(KNOWN, [projectId, entryIds]);
  const unknown = entryIds.findIndex((id) => !known.some((one) => one.id === id));
  if (unknown >= 0) throw refuseField('CONTRACT_ENTRY_UNKNOWN', `entryIds.${unknown}`);
}
