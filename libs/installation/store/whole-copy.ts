import { type OtherSchema, ListenedClient, type Tx, WHOLE_COPY_SETTING } from '#platform/database';
import { StartupError } from '#platform/program';

/** Name of the policies by which the owner can copy whole tables. */
const WHOLE_COPY_POLICY = 'whole_copy';

/**
 * SQL that adds a policy to each table with row-level security that lacks it: the login that owns
 * the tables sees every row, if its connection was opened for copying whole tables. It does not
 * concern the program's role, and not the owner's functions that the program calls either, because
 * the login of such a connection is another one. Row-level security applies to the owner too, so
 * without the policy a copy would lack rows unseen, such as the saved reports of each person.
 */
const ADD_POLICIES = `
  DO $$
  DECLARE made record;
  BEGIN
    FOR made IN SELECT c.oid::regclass AS name FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity
                   AND c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
                   AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${WHOLE_COPY_POLICY}') LOOP
      EXECUTE format($p$CREATE POLICY ${WHOLE_COPY_POLICY} ON %s FOR SELECT TO CURRENT_USER USING (
        (SELECT session_user = current_user) AND (SELECT current_setting('${WHOLE_COPY_SETTING}', true)) = 'on')$p$, made.name);
    END LOOP;
  END
  $$;`;

/** Lets the owner of the tables copy them whole; run after all migrations. */
export const wholeCopyPolicies: OtherSchema = async (ownerUrl) => {
  const client = new ListenedClient({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(ADD_POLICIES);
  } finally {
    await client.end();
  }
};

/**
 * SQL that lists the tables of which this connection would not see every row: those on which
 * row-level security is active for it, without the policy for whole copies or with a policy that
 * restricts it.
 */
const PARTLY_SEEN = `
  SELECT c.relname AS name FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND row_security_active(c.oid)
     AND (NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${WHOLE_COPY_POLICY}'
            AND p.polpermissive AND p.polcmd IN ('r', '*')
            AND p.polroles && ARRAY[(SELECT oid FROM pg_roles WHERE rolname = current_user)])
       OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd IN ('r', '*')))
   ORDER BY 1`;

/**
 * Makes sure that the transaction sees every row of every table.
 * @throws StartupError that says how to mend it.
 */
export async function refusePartlySeen(tx: Tx): Promise<void> {
  const partly = await tx.query<{ name: string }[]>(PARTLY_SEEN);
  if (partly.length > 0)
    throw new StartupError(
      `The login of DATABASE_OWNER_URL does not see every row (${partly
        .slice(0, 3)
        .map(({ name }) => name)
        .join(
          ', ',
        )}${partly.length > 3 ? ', …' : ''}); run “npm run tracker -- migrate” with the login that owns the tables, then back up again.`,
    );
}
