import { randomUUID } from 'node:crypto';
import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { findProject, lockProject } from '#projects';
import { findContract } from '../queries/contracts.js';
import type { ContractEvent, SignedContract } from '../rules/contract.js';
import { checkPayload, type ContractPayload } from './contract-changes.js';

interface Filed {
  draft: boolean;
  request: RepeatableRequest | null;
}

/** A contract that was signed, to be filed. */
export interface ContractToFile extends Filed {
  projectId: string;
  contract: SignedContract;
}

/** Something that happened to a contract, to be filed. */
export interface EventToFile extends Filed {
  projectId: string;
  contractId: string;
  event: ContractEvent;
}

/** Returns the content of a request for a contract that was signed. */
export const signPayload = (projectId: string, contract: SignedContract): ContractPayload => {
  const amountFen = contract.amountFen === null ? null : String(contract.amountFen);
  return { projectId, act: 'sign', contract: { ...contract, amountFen }, amountFen };
};

/**
 * Files a contract. It is entered when another person approves it.
 * @throws Problem NOT_FOUND, FORBIDDEN, CONTRACT_WITH_PERSON, CONTRACT_LINE_UNKNOWN,
 * DAY_AFTER_TODAY, IDEMPOTENCY_KEY_REUSED
 */
export function fileContract(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, contract, ...filed }: ContractToFile,
): Promise<ChangeRequestRow> {
  return file(database, clock, actor, {
    ...filed,
    projectId,
    contractId: null,
    contentOf: () => Promise.resolve(signPayload(projectId, contract)),
    note: contract.note,
    on: contract.signedOn,
  });
}

/**
 * Files what happened to a contract: a change, or a step of its settlement.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAY_AFTER_TODAY, CONTRACT_DAY_BEFORE, CONTRACT_SETTLED,
 * CONTRACT_NOT_SUBMITTED, CONTRACT_AMOUNT_ZERO, CONTRACT_BELOW_ZERO, CHANGE_REQUEST_WAITING,
 * IDEMPOTENCY_KEY_REUSED
 */
export function fileContractEvent(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, contractId, event, ...filed }: EventToFile,
): Promise<ChangeRequestRow> {
  return file(database, clock, actor, {
    ...filed,
    projectId,
    contractId,
    contentOf: async (tx) => {
      const { counterparty } = await findContract(tx, projectId, contractId);
      const amountFen = String(event.amountFen);
      return { projectId, act: 'event', event: { ...event, amountFen }, counterparty, amountFen };
    },
    note: event.words,
    on: event.on,
  });
}

interface ToFile extends Filed {
  projectId: string;
  /** Null for a contract that is not entered yet. */
  contractId: string | null;
  contentOf: (tx: Tx) => Promise<ContractPayload>;
  note: string | null;
  on: string;
}

function file(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, contractId, contentOf, note, on, draft, request }: ToFile,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'contract.file', { unitId });
    const { id } = await once(tx, request, async () => {
      await lockProject(tx, projectId);
      const payload = await contentOf(tx);
      const subjectId = contractId ?? randomUUID();
      await checkPayload(tx, { subjectId, payload }, clock.today());
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'contract',
        subject: { kind: 'contract', id: subjectId },
        subjectKey: contractId,
        payload,
        note,
        projects: [{ projectId, months: [on.slice(0, 7)] }],
        organisationIds: [unitId],
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'contract.file',
        subjectType: 'change-request',
        subjectId: filed.id,
        unitId,
        newValue: payload,
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}
