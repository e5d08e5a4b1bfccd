import type { Tx } from '#platform/database';
import type { Language } from '#platform/language';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { Role } from '../rules/role.js';

/** A role of a person with its first and last day; `untilOn` is null while the role has no end. */
export interface HeldRole {
  id: string;
  role: Role;
  unitId: string;
  unitName: string;
  fromOn: Day;
  untilOn: Day | null;
}
/** A person as shown to the security administrator. */
export interface ListedPerson {
  id: string;
  email: string;
  name: string;
  language: Language;
  active: boolean;
  version: number;
  memberships: HeldRole[];
}

const PERSON = `
  SELECT p.id, p.email, p.name, p.language, p.active, p.version,
         (SELECT coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'unitId',
           m.unit_id, 'unitName', o.name, 'fromOn', m.from_on, 'untilOn', m.until_on)
                 ORDER BY m.from_on, m.unit_id, m.role), '[]')
          FROM memberships m JOIN organisations o ON o.id = m.unit_id
          WHERE m.person_id = p.id AND (m.until_on IS NULL OR m.until_on >= m.from_on))
            AS memberships
  FROM people p`;

/**
 * Lists people with an account, sorted by e-mail address; with `active` true or false, only active
 * or only closed accounts. `afterEmail` is the last address of the previous page.
 */
export function listPeople(
  tx: Tx,
  { limit, afterEmail, active }: { limit: number; afterEmail?: string; active?: boolean },
): Promise<ListedPerson[]> {
  return tx.query<ListedPerson[]>(
    `${PERSON} WHERE ($2::text IS NULL OR p.email > $2) AND ($3::boolean IS NULL OR p.active = $3)
      ORDER BY p.email LIMIT $1`,
    [limit, afterEmail ?? null, active ?? null],
  );
}

/**
 * Reads one person with an account.
 * @throws Problem NOT_FOUND
 */
export async function findListedPerson(tx: Tx, id: string): Promise<ListedPerson> {
  const [person] = await tx.query<ListedPerson[]>(`${PERSON} WHERE p.id = $1`, [id]);
  if (!person) throw new Problem('NOT_FOUND');
  return person;
}

/** The data of a person that are needed to send a mail. */
export interface Addressee {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** Lists the people in `personIds` whose accounts are active. */
export function addressees(tx: Tx, personIds: readonly string[]): Promise<Addressee[]> {
  return tx.query<Addressee[]>(
    'SELECT id, name, email, language FROM people WHERE id = ANY ($1::uuid[]) AND active ORDER BY id',
    [personIds],
  );
}

/**
 * Returns the names of people by id. Ids that do not belong to a person, such as those of services,
 * are left out.
 */
export async function namesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await tx.query<{ id: string; name: string }[]>(
    'SELECT id::text, name FROM people WHERE id::text = ANY ($1)',
    [[...new Set(ids)]],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}

const OTHER_ACTORS: Readonly<Record<Language, { service: string; anonymous: string }>> = {
  zh: { service: '程序', anonymous: '未登录者' },
  en: { service: 'Program', anonymous: 'Not signed in' },
};

/**
 * Builds the SQL of the display name of an actor in the audit log: the present name of a person, or
 * a fixed text for services and for people who had not signed in.
 */
export const actorNameSql = (column: string, language: Language): string =>
  `CASE WHEN ${column} LIKE 'service:%' THEN '${OTHER_ACTORS[language].service}'
    WHEN ${column} = 'anonymous' THEN '${OTHER_ACTORS[language].anonymous}'
        ELSE (SELECT name FROM people WHERE people.id::text = ${column}) END`;

/** Lists the ids of the people whose present name contains a text, ignoring case. */
export async function peopleNamedLike(tx: Tx, part: string): Promise<string[]> {
  const people = await tx.query<{ id: string }[]>(
    'SELECT id::text FROM people WHERE position(lower($1) IN lower(name)) > 0',
    [part],
  );
  return people.map(({ id }) => id);
}

/**
 * Lists active people who hold one of `roles` in any organisation on a day; delegates are left out.
 */
export function peopleInRoles(tx: Tx, roles: readonly Role[], on: Day): Promise<Addressee[]> {
  return tx.query<Addressee[]>(
    `SELECT id, name, email, language FROM people p WHERE active
        AND EXISTS (SELECT FROM memberships m
          WHERE m.person_id = p.id AND m.role = ANY ($1::text[]) AND m.from_on <= $2
            AND (m.until_on IS NULL OR m.until_on >= $2)) ORDER BY id`,
    [roles, on],
  );
}

/**
 * Lists active people who are auditors of the whole city on a day; delegates are left out. The
 * whole city is the only organisation without a parent; if there are several, the list is empty.
 */
export function cityAuditors(tx: Tx, on: Day): Promise<Addressee[]> {
  return tx.query<Addressee[]>(
    `SELECT id, name, email, language FROM people p WHERE active
        AND EXISTS (SELECT FROM memberships m JOIN organisations unit ON unit.id = m.unit_id AND unit.parent_id IS NULL
                     WHERE m.person_id = p.id AND m.role = 'auditor' AND m.from_on <= $1
                       AND (m.until_on IS NULL OR m.until_on >= $1))
        AND (SELECT count(*) FROM organisations WHERE parent_id IS NULL) = 1 ORDER BY id`,
    [on],
  );
}

/**
 * Returns the instant at which an account was created.
 * @throws Problem NOT_FOUND
 */
export async function accountMadeAt(tx: Tx, personId: string): Promise<Date> {
  const [row] = await tx.query<{ madeAt: Date }[]>(
    'SELECT created_at AS "madeAt" FROM people WHERE id = $1',
    [personId],
  );
  if (!row) throw new Problem('NOT_FOUND');
  return row.madeAt;
}

/** Lists the present names, of two characters or more, of people who are named in a text. */
export async function peopleNamedIn(tx: Tx, text: string): Promise<string[]> {
  const people = await tx.query<{ name: string }[]>(
    'SELECT DISTINCT name FROM people WHERE length(name) > 1 AND position(name IN $1) > 0',
    [text],
  );
  return people.map(({ name }) => name);
}
