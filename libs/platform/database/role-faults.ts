/** A grant by which a role has the privileges of another one without taking that role. */
export interface InheritedGrant {
  member: string;
  granted: string;
  /** Who granted it; null before PostgreSQL 16, where inheriting is a property of the member alone. */
  grantor: string | null;
}

/** A table with row-level security, or with policies for it, as the program's role finds it. */
export interface ScopedTable {
  name: string;
  enabled: boolean;
  /** Whether policies bind the current role there. */
  active: boolean;
  owner: string;
  /** Whether the current role has the owner's privileges. */
  owned: boolean;
  /** Names of the policies that let the current role read every row. */
  openPolicies: string[];
}

/** What the catalog says about the role of a connection and about the tables it must see only in scope. */
export interface RoleFacts {
  role: string;
  login: string;
  superuser: boolean;
  bypasses: boolean;
  grants: InheritedGrant[];
  tables: ScopedTable[];
}

/** What is wrong, and the SQL or the step that mends it. */
export interface RoleFault {
  what: string;
  mend: string;
}

/** Quotes a name as SQL takes it. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** SQL that ends inheriting and leaves the right to take the role where it is needed to verify. */
export function mendGrant({ member, granted, grantor }: InheritedGrant, verifier: string): string {
  if (grantor === null) return `ALTER ROLE ${quoted(member)} NOINHERIT;`;
  return granted === verifier
    ? `GRANT ${quoted(granted)} TO ${quoted(member)} WITH INHERIT FALSE, SET TRUE GRANTED BY ${quoted(grantor)};`
    : `REVOKE ${quoted(granted)} FROM ${quoted(member)} GRANTED BY ${quoted(grantor)} CASCADE;`;
}

/**
 * Everything by which the role of a connection would see rows outside a scope.
 * @param expected the role that the program takes, and the one that verifies.
 */
export function roleFaults(
  facts: RoleFacts,
  expected: { app: string; verifier: string },
): RoleFault[] {
  const { role, login, superuser, bypasses, grants, tables } = facts;
  if (role !== expected.app) {
    return [
      {
        what: `it works as ${role} instead of ${expected.app}`,
        mend: `GRANT ${expected.app} TO ${quoted(login)}; and let whatever stands between pass the startup parameter “options” on`,
      },
    ];
  }
  const owned = tables.filter((table) => table.owned);
  return [
    ...(superuser
      ? [{ what: `${role} is a superuser`, mend: `ALTER ROLE ${quoted(role)} NOSUPERUSER;` }]
      : []),
    ...(bypasses
      ? [
          {
            what: `${role} bypasses row-level security`,
            mend: `ALTER ROLE ${quoted(role)} NOBYPASSRLS;`,
          },
        ]
      : []),
    ...grants.map((grant) => ({
      what: `${grant.member} inherits ${grant.granted}`,
      mend: mendGrant(grant, expected.verifier),
    })),
    ...(owned.some(({ owner }) => owner === role) && !superuser
      ? [
          {
            what: `${role} owns tables, such as ${owned.find(({ owner }) => owner === role)?.name}`,
            mend: `REASSIGN OWNED BY ${quoted(role)} TO the login of DATABASE_OWNER_URL;`,
          },
        ]
      : []),
    ...tables.flatMap(faultsOfTable),
  ];
}

function faultsOfTable({ name, enabled, openPolicies }: ScopedTable): RoleFault[] {
  return [
    ...(enabled
      ? []
      : [
          {
            what: `row-level security of ${name} is off`,
            mend: `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`,
          },
        ]),
    ...openPolicies.map((policy) => ({
      what: `the policy ${policy} shows every row of ${name}`,
      mend: `DROP POLICY ${quoted(policy)} ON ${name};`,
    })),
  ];
}

/** One sentence for all faults, each SQL named once. */
export function wordRoleFaults(faults: readonly RoleFault[]): string {
  const whats = faults.map(({ what }) => what);
  const listed = whats.length > 5 ? [...whats.slice(0, 5), `${whats.length - 5} more`] : whats;
  return `The program would see rows outside anybody's scope and does not start: ${listed.join('; ')}. Let an administrator of the database run: ${[...new Set(faults.map(({ mend }) => mend))].join(' ')}`;
}
