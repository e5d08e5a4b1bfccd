import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Database, serviceScope, type Tx, withPrivileges } from '#platform/database';
import {
  FIRST_PEOPLE,
  type FirstAccount,
  firstAccounts,
  SAMPLE_ORGANISATIONS,
} from '../rules/first-accounts.js';
import { readFirstAccounts, writeFirstAccounts } from '../store/first-accounts-file.js';
import { insertAccount } from '../store/credentials.js';
import { MembershipRow, OrganisationRow } from '../store/identity-rows.js';
import { hashPassword, newPassword } from './password.js';

const ONE_STARTER = 7_410_000_003;
/**
 * First day of the roles of the sample accounts. It is the first day of the published plan, so that
 * each day for which alerts are evaluated or a report is made has role holders.
 */
const SINCE = '2021-01-01';

/**
 * Creates the sample organisations and the first accounts, once per database. The generated
 * passwords are written to the file before the accounts are committed, so that there is never an
 * account whose password is lost.
 * @returns the accounts created now; empty when people existed already.
 */
export async function ensureFirstAccounts(
  database: Database,
  { file }: { file: string },
): Promise<FirstAccount[]> {
  const scope = withPrivileges(serviceScope('first-start'), 'people', 'roles');
  if (await database.read(scope, hasPeople)) return [];
  return database.write(scope, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_STARTER]);
    if (await hasPeople(tx)) return [];
    const accounts = firstAccounts(await readFirstAccounts(file), newPassword);
    await writeFirstAccounts(file, accounts);
    await tx
      .createQueryBuilder()
      .insert()
      .into(OrganisationRow)
      .values(SAMPLE_ORGANISATIONS.map((unit) => ({ ...unit, sample: true })))
      .orIgnore()
      .execute();
    for (const [index, account] of accounts.entries())
      await addPerson(tx, account, FIRST_PEOPLE[index]?.name ?? account.email);
    await recordAuditEvent(tx, scope, {
      action: 'accounts.create-first',
      subjectType: 'accounts',
      newValue: { accounts: accounts.map(({ role, unit }) => ({ role, unit })) },
    });
    return accounts;
  });
}

const hasPeople = async (tx: Tx): Promise<boolean> =>
  (await tx.query<unknown[]>('SELECT FROM people LIMIT 1')).length > 0;

async function addPerson(
  tx: Tx,
  { email, password, role, unit }: FirstAccount,
  name: string,
): Promise<void> {
  const id = randomUUID();
  await insertAccount(tx, {
    id,
    email,
    name,
    passwordHash: await hashPassword(password),
    language: 'zh',
  });
  await tx.query('UPDATE people SET initial_password_since = created_at WHERE id = $1', [id]);
  await tx.insert(MembershipRow, { personId: id, unitId: unit, role, fromOn: SINCE });
}
