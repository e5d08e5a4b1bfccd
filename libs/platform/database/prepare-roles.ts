import { StartupError } from '../program/startup-error.js';
import { APP_ROLE, VERIFIER_ROLE } from './role-names.js';
import { type InheritedGrant, mendGrant, quoted } from './role-faults.js';
import { INHERITS } from './scope-probe.js';

type Query = (sql: string) => Promise<unknown>;

/**
 * SQL that creates the program's two roles, as far as the owner's login may do that, and lets the
 * program's role assume the verifying role without inheriting its privileges. From PostgreSQL 16
 * on, only this grant is made without inheritance. In older versions a role inherits either from
 * all of its roles or from none, so the program's role is made to inherit from none.
 */
const PREPARE = `
DO $$
DECLARE name text; inheriting boolean;
BEGIN
  FOREACH name IN ARRAY ARRAY['${APP_ROLE}', '${VERIFIER_ROLE}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
      EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
  SELECT rolinherit INTO inheriting FROM pg_roles WHERE rolname = '${APP_ROLE}';
  IF inheriting IS NULL OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${VERIFIER_ROLE}') THEN RETURN; END IF;
  IF current_setting('server_version_num')::int >= 160000 THEN
    BEGIN
      EXECUTE 'GRANT ${VERIFIER_ROLE} TO ${APP_ROLE} WITH INHERIT FALSE, SET TRUE';
    EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN NULL;
    END;
    RETURN;
  END IF;
  BEGIN
    IF inheriting THEN EXECUTE 'ALTER ROLE ${APP_ROLE} NOINHERIT'; END IF;
    EXECUTE 'GRANT ${VERIFIER_ROLE} TO ${APP_ROLE}';
  EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN NULL;
  END;
END
$$`;

/**
 * SQL that returns the missing roles, and the grants by which the program's role inherits the
 * verifying role. With such a grant, the program could read every row of the ledger without
 * assuming that role.
 */
const LACKS = `
SELECT current_user::text AS owner,
  ARRAY(SELECT wanted FROM unnest(ARRAY['${APP_ROLE}',
    '${VERIFIER_ROLE}']) WITH ORDINALITY listed (wanted, place)
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) ORDER BY place) AS missing,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('member', member.rolname, 'granted', pg_get_userbyid(m.roleid),
            'grantor', CASE WHEN to_jsonb(m) ? 'inherit_option' THEN pg_get_userbyid(m.grantor) END)), '[]')
     FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member
     JOIN pg_roles v ON v.rolname = '${VERIFIER_ROLE}'
    WHERE member.rolname = '${APP_ROLE}' AND ${INHERITS} AND pg_has_role(m.roleid, v.oid, 'USAGE')) AS grants`;

/**
 * Creates the two roles of the program if they are missing, and prevents the program's role from
 * inheriting the verifying role. Runs before all migrations.
 * @throws StartupError with the SQL that an administrator must run, if the owner's login may not do
 * it.
 */
export async function prepareRoles(query: Query): Promise<void> {
  await query(PREPARE);
  const [lacks] = (await query(LACKS)) as [
    { owner: string; missing: string[]; grants: InheritedGrant[] },
  ];
  const sql = [
    ...lacks.missing.map((role) => `CREATE ROLE ${role} NOLOGIN NOINHERIT;`),
    ...(lacks.missing.length > 0
      ? [`GRANT ${lacks.missing.join(', ')} TO ${quoted(lacks.owner)};`]
      : []),
    ...(lacks.missing.includes(VERIFIER_ROLE) && !lacks.missing.includes(APP_ROLE)
      ? [`ALTER ROLE ${APP_ROLE} NOINHERIT; GRANT ${VERIFIER_ROLE} TO ${APP_ROLE};`]
      : []),
    ...lacks.grants.map((grant) => mendGrant(grant, VERIFIER_ROLE)),
  ];
  if (sql.length === 0) return;
  const why =
    lacks.missing.length > 0
      ? `the server lacks the role ${lacks.missing.join(' and ')}, which ${lacks.owner} may not create`
      : `${APP_ROLE} inherits ${VERIFIER_ROLE} and would see every project in passing`;
  throw new StartupError(
    `The database is not changed yet, because ${why}; let an administrator of the server run this, then try again: ${[...new Set(sql)].join(' ')}`,
  );
}
