import type { DataSource } from 'typeorm';
import { StartupError } from '../program/startup-error.js';
import { APP_ROLE, VERIFIER_ROLE } from './role-names.js';
import { type RoleFacts, type RoleFault, roleFaults, wordRoleFaults } from './role-faults.js';

/**
 * SQL that lists all tables with row-level security or policies. They are read from the database's
 * catalog, so tables of future migrations are included.
 */
const SCOPED = `
  SELECT c.oid, c.oid::regclass::text AS name, c.relowner, c.relrowsecurity
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND (c.relrowsecurity OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`;

/**
 * SQL expression that is true if a grant is inherited, that is, gives its member the privileges of
 * the granted role at all times. Before PostgreSQL 16 this is a property of the member
 * (rolinherit), later of the grant (inherit_option).
 */
export const INHERITS = `coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, member.rolinherit)`;
const GRANTOR = `CASE WHEN to_jsonb(m) ? 'inherit_option' THEN pg_get_userbyid(m.grantor) END`;

const FACTS = `
WITH me AS (SELECT oid, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user),
scoped AS (${SCOPED}),
privileged AS (
  SELECT relowner AS role FROM scoped
  UNION SELECT unnest(p.polroles) FROM pg_policy p WHERE p.polrelid IN (SELECT oid FROM scoped)
), foreign_roles AS (
  SELECT role FROM privileged, me WHERE role <> 0 AND role <> me.oid AND NOT me.rolsuper AND pg_has_role(me.oid, role, 'USAGE')
)
SELECT current_user::text AS role, session_user::text AS login, me.rolsuper AS superuser, me.rolbypassrls AS bypasses,
  (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('member', member.rolname, 'granted', pg_get_userbyid(m.roleid), 'grantor', ${GRANTOR})), '[]')
     FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member
    WHERE m.member = me.oid AND ${INHERITS} AND EXISTS (SELECT FROM foreign_roles f WHERE pg_has_role(m.roleid, f.role, 'USAGE'))) AS grants,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'enabled', s.relrowsecurity, 'active', row_security_active(s.oid), 'owner', pg_get_userbyid(s.relowner),
            'owned', pg_has_role(me.oid, s.relowner, 'USAGE'),
            'openPolicies', (SELECT coalesce(jsonb_agg(p.polname), '[]') FROM pg_policy p
               WHERE p.polrelid = s.oid AND p.polpermissive AND p.polcmd IN ('r', '*') AND pg_get_expr(p.polqual, p.polrelid) = 'true' AND p.polroles && ARRAY[0::oid, me.oid])) ORDER BY s.name), '[]')
     FROM scoped s) AS tables
  FROM me`;

/**
 * SQL that lists the tables with row-level security, and the views based on such tables, that the
 * current role may read.
 */
const READABLE = `
WITH RECURSIVE scoped AS (${SCOPED}),
reading (oid) AS (
  SELECT oid FROM scoped
  UNION
  SELECT w.ev_class FROM reading r
    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = r.oid AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_rewrite w ON w.oid = d.objid AND w.ev_class <> r.oid
)
SELECT DISTINCT r.oid::regclass::text AS name FROM reading r WHERE has_any_column_privilege(r.oid, 'SELECT') ORDER BY 1`;

/**
 * Checks that the program's role, without an access scope, can read no row protected by row-level
 * security. The tables are read from the database's catalog, so the check includes those of future
 * migrations.
 * @throws StartupError that describes the fault and the SQL that repairs it.
 */
export async function refuseUnscopedReads(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const [facts] = (await runner.query(FACTS)) as [RoleFacts];
    const faults = roleFaults(facts, { app: APP_ROLE, verifier: VERIFIER_ROLE });
    if (faults.length === 0)
      faults.push(
        ...(await shownWithoutScope((sql) => runner.query(sql) as Promise<{ name: string }[]>)),
      );
    if (faults.length > 0) throw new StartupError(wordRoleFaults(faults));
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

async function shownWithoutScope(
  query: (sql: string) => Promise<{ name: string }[]>,
): Promise<RoleFault[]> {
  const readable = await query(READABLE);
  if (readable.length === 0) return [];
  const shown = await query(
    readable
      .map(
        ({ name }) =>
          `SELECT '${name.replaceAll("'", "''")}' AS name WHERE EXISTS (SELECT FROM ${name})`,
      )
      .join('\nUNION ALL\n'),
  );
  return shown.map(({ name }) => ({
    what: `${name} shows rows to a transaction without a scope`,
    mend: `SELECT * FROM pg_policies WHERE tablename = '${name}'; and drop the policy that no step of the schema made, or let the view ${name} run with security_invoker`,
  }));
}
