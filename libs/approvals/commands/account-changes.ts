import { Injectable } from '@nestjs/common';
import {
  AccountServices,
  type Actor,
  allow,
  type CheckedGrant,
  enterFactorRemoval,
  enterGrant,
  enterReset,
  findOrganisation,
  namesOf,
  prepareFactorRemoval,
  prepareGrant,
  prepareReset,
  ROLE_WORDS,
} from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import {
  type Approved,
  type ChangeContext,
  type ChangeHandler,
  HandlesChanges,
  type Summary,
  type SummaryLine,
  type Words,
} from '../handlers.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';

/** Payload of a `role-grant`: the role that a person is to get. */
export type RoleGrant = CheckedGrant & { personId: string };

/** What a `credential-reset` resets. */
export type Credential = 'password' | 'second-factor';

/** Payload of a `credential-reset`. */
export interface CredentialReset {
  personId: string;
  credential: Credential;
}

const same = (text: string): Words => ({ zh: text, en: text });

const PERSON: Words = { zh: '人员', en: 'Person' };

const summaryOf = (title: Words, lines: readonly SummaryLine[]): Summary => ({
  title,
  lines,
  warnings: [],
  amountFen: null,
  month: null,
  source: null,
});

/**
 * Refuses the decision of the person whose account the request is about.
 * @throws Problem OWN_ACCOUNT
 */
function refuseOwnAccount({ actor }: ChangeContext, personId: string): void {
  if (actor.personId === personId) throw new Problem('OWN_ACCOUNT');
}

/** Names who filed a request and who approved it, for the mails about the account. */
const bothNames = async (tx: Tx, filedBy: string, { name }: Actor): Promise<string> =>
  [(await namesOf(tx, [filedBy])).get(filedBy) ?? filedBy, name].join(' / ');

/** Returns a grant that begins today where its first day has passed while it waited. */
const fromToday = (grant: RoleGrant, today: Day): RoleGrant => ({
  ...grant,
  fromOn: grant.fromOn < today ? today : grant.fromOn,
});

/** Handles grants of roles across the separation of duties, with the commands of `identity`. */
@Injectable()
@HandlesChanges(['role-grant'])
export class RoleGrants implements ChangeHandler {
  readonly privileges = ['roles'] as const;
  readonly overAccounts = true;

  constructor(private readonly services: AccountServices) {}

  allowFiling(actor: Actor): void {
    allow(actor, 'membership.grant');
  }

  /** @throws Problem OWN_ACCOUNT, NOT_FOUND, and the codes of the rules of grants */
  async validate(
    context: ChangeContext,
    { payload, submittedBy }: ChangeRequestRow,
  ): Promise<void> {
    const { personId, ...grant } = fromToday(payload as RoleGrant, context.today);
    refuseOwnAccount(context, personId);
    const granter = submittedBy ?? context.actor.personId;
    await prepareGrant(context.tx, context.today, { granter, personId, grant });
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const names = await namesOf(
      tx,
      requests.map(({ payload }) => (payload as RoleGrant).personId),
    );
    const found = new Map<string, Summary>();
    for (const { id, payload } of requests) {
      const { personId, unitId, role, fromOn, untilOn } = payload as RoleGrant;
      const name = names.get(personId) ?? personId;
      const organisation = await findOrganisation(tx, unitId);
      found.set(
        id,
        summaryOf({ zh: `授予角色 · ${name}`, en: `Grant of a role · ${name}` }, [
          { label: { zh: '角色', en: 'Role' }, old: null, new: ROLE_WORDS[role] },
          { label: { zh: '单位', en: 'Organisation' }, old: null, new: same(organisation.name) },
          {
            label: { zh: '起止', en: 'Days' },
            old: null,
            new: {
              zh: `自 ${fromOn} 起${untilOn === null ? '' : `，至 ${untilOn}`}`,
              en: `from ${fromOn}${untilOn === null ? '' : ` to ${untilOn}`}`,
            },
          },
        ]),
      );
    }
    return found;
  }

  async apply(
    { tx, actor, today }: ChangeContext,
    { payload }: ChangeRequestRow,
    { filedBy }: Approved,
  ): Promise<void> {
    const byName = await bothNames(tx, filedBy, actor);
    const { personId, ...wanted } = fromToday(payload as RoleGrant, today);
    await enterGrant(tx, this.services, actor, { personId, wanted, byName });
  }
}

const CREDENTIALS: Readonly<Record<Credential, Words>> = {
  password: { zh: '重置密码', en: 'Reset of a password' },
  'second-factor': { zh: '停用双因素', en: 'Removal of a second factor' },
};
const EFFECTS: Readonly<Record<Credential, Words>> = {
  password: {
    zh: '原密码、会话和令牌失效，本人收到设置新密码的链接',
    en: 'Password, sessions and tokens end; the person is mailed a link for a new password',
  },
  'second-factor': {
    zh: '动态口令和恢复码失效，会话结束',
    en: 'One-time codes and recovery codes end, and so do the sessions',
  },
};

/**
 * Handles resets of the passwords of roles that decide or administer, and removals of second
 * factors, with the commands of `identity`.
 */
@Injectable()
@HandlesChanges(['credential-reset'])
export class CredentialResets implements ChangeHandler {
  readonly privileges = ['passwords'] as const;
  readonly overAccounts = true;

  constructor(private readonly services: AccountServices) {}

  allowFiling(actor: Actor): void {
    allow(actor, 'password.reset');
  }

  /** @throws Problem OWN_ACCOUNT, NOT_FOUND, PERSON_INACTIVE */
  async validate(
    context: ChangeContext,
    { payload, submittedBy }: ChangeRequestRow,
  ): Promise<void> {
    const { personId, credential } = payload as CredentialReset;
    refuseOwnAccount(context, personId);
    const by = submittedBy ?? context.actor.personId;
    if (credential === 'password')
      await prepareReset(context.tx, context.today, { by, named: { personId } });
    else await prepareFactorRemoval(context.tx, { by, personId });
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const names = await namesOf(
      tx,
      requests.map(({ payload }) => (payload as CredentialReset).personId),
    );
    return new Map(
      requests.map(({ id, payload }) => {
        const { personId, credential } = payload as CredentialReset;
        const name = names.get(personId) ?? personId;
        const { zh, en } = CREDENTIALS[credential];
        return [
          id,
          summaryOf({ zh: `${zh} · ${name}`, en: `${en} · ${name}` }, [
            { label: PERSON, old: null, new: same(name) },
            { label: { zh: '后果', en: 'Effect' }, old: null, new: EFFECTS[credential] },
          ]),
        ];
      }),
    );
  }

  async apply(
    { tx, actor }: ChangeContext,
    { payload }: ChangeRequestRow,
    { filedBy }: Approved,
  ): Promise<void> {
    const byName = await bothNames(tx, filedBy, actor);
    const { personId, credential } = payload as CredentialReset;
    if (credential === 'password') await enterReset(tx, this.services, actor, { personId, byName });
    else await enterFactorRemoval(tx, this.services, actor, { personId, byName });
  }
}
