import { recordAuditEvent } from '#audit';
import {
  type AccountNamed,
  type AccountServices,
  type Actor,
  allow,
  enterGrant,
  enterReset,
  findListedPerson,
  type Grant,
  type ListedPerson,
  type PasswordReset,
  prepareFactorRemoval,
  prepareGrant,
  prepareReset,
} from '#identity';
import {
  once,
  type RepeatableRequest,
  type Tx,
  withAccounts,
  withPrivileges,
} from '#platform/database';
import type { CredentialReset, RoleGrant } from './account-changes.js';
import { fileChangeRequest } from './file-change-request.js';

/** Id of the change request that waits for a second administrator. */
export interface Filed {
  changeRequestId: string;
}

const accountsScope = (actor: Actor, privilege: 'roles' | 'passwords') =>
  withAccounts(withPrivileges(actor.scope, privilege, 'administration'));

interface AccountRequest {
  kind: 'role-grant' | 'credential-reset';
  payload: RoleGrant | CredentialReset;
  subjectKey: string;
  draft: boolean;
}

async function file(
  tx: Tx,
  actor: Actor,
  { kind, payload, subjectKey, draft }: AccountRequest,
): Promise<string> {
  const { id } = await fileChangeRequest(tx, actor.personId, {
    kind,
    subject: { kind: 'person', id: payload.personId },
    subjectKey,
    payload,
    note: null,
    projects: [],
    organisationIds: [],
    restricted: true,
    draft,
  });
  await recordAuditEvent(tx, actor.scope, {
    action: draft ? 'change-request.edit' : 'change-request.submit',
    subjectType: 'change-request',
    subjectId: id,
    newValue: { kind, payload },
  });
  return id;
}

interface GrantRoleInput {
  personId: string;
  grant: Grant;
  /** Files the grant as a draft, also where no second administrator is needed. */
  draft?: boolean;
  request: RepeatableRequest | null;
}

/**
 * Grants a person a role in an organisation, or, across the separation of duties, files the grant
 * for the decision of a second administrator.
 * @throws Problem FORBIDDEN, NOT_FOUND, CHANGE_REQUEST_WAITING, and the codes of the rules of grants
 */
export function grantRole(
  services: AccountServices,
  actor: Actor,
  { personId, grant, draft = false, request }: GrantRoleInput,
): Promise<Filed | { membershipId: string; person: ListedPerson }> {
  allow(actor, 'membership.grant');
  return services.database.write(accountsScope(actor, 'roles'), async (tx) => {
    const { id } = await once(tx, request, async () => {
      const { wanted, needsSecond } = await prepareGrant(tx, services.clock.today(), {
        granter: actor.personId,
        personId,
        grant,
      });
      if (!needsSecond && !draft)
        return `granted ${await enterGrant(tx, services, actor, { personId, wanted, byName: actor.name })}`;
      const filed = await file(tx, actor, {
        kind: 'role-grant',
        payload: { personId, ...wanted },
        subjectKey: `${personId} ${wanted.role} ${wanted.unitId}`,
        draft,
      });
      return `filed ${filed}`;
    });
    const [what, of = ''] = id.split(' ');
    return what === 'filed'
      ? { changeRequestId: of }
      : { membershipId: of, person: await findListedPerson(tx, personId) };
  });
}

/**
 * Resets a person's password, or, for a role that decides or administers, files the reset for the
 * decision of a second administrator. A draft is always filed.
 * @throws Problem FORBIDDEN, NOT_FOUND, PERSON_INACTIVE, OWN_ACCOUNT, CHANGE_REQUEST_WAITING
 */
export function resetPassword(
  services: AccountServices,
  actor: Actor,
  named: AccountNamed,
  draft = false,
): Promise<Filed | PasswordReset> {
  allow(actor, 'password.reset');
  return services.database.write(accountsScope(actor, 'passwords'), async (tx) => {
    const { personId, needsSecond } = await prepareReset(tx, services.clock.today(), {
      by: actor.personId,
      named,
    });
    if (!needsSecond && !draft)
      return enterReset(tx, services, actor, { personId, byName: actor.name });
    const reset = { personId, credential: 'password' } as const;
    return { changeRequestId: await fileReset(tx, actor, reset, draft) };
  });
}

/**
 * Files the removal of a person's second factor for the decision of a second administrator.
 * @throws Problem FORBIDDEN, NOT_FOUND, OWN_ACCOUNT, CHANGE_REQUEST_WAITING
 */
export function requestFactorRemoval(
  services: AccountServices,
  actor: Actor,
  personId: string,
  draft = false,
): Promise<Filed> {
  allow(actor, 'second-factor.remove');
  return services.database.write(accountsScope(actor, 'passwords'), async (tx) => {
    await prepareFactorRemoval(tx, { by: actor.personId, personId });
    const reset = { personId, credential: 'second-factor' } as const;
    return { changeRequestId: await fileReset(tx, actor, reset, draft) };
  });
}

const fileReset = (
  tx: Tx,
  actor: Actor,
  payload: CredentialReset,
  draft: boolean,
): Promise<string> =>
  file(tx, actor, {
    kind: 'credential-reset',
    payload,
    subjectKey: `${payload.personId} ${payload.credential}`,
    draft,
  });
