/**
 * A grant by which the role `member` has the privileges of the role `granted` at all times
 * (inherits them), without assuming that role.
 */
export interface InheritedGrant {
  member: string;
  granted: string;
  /**
   * The role that made the grant. Null before PostgreSQL 16, where inheritance is a property of the
   * member and not of the grant.
   */
  grantor: string | null;
}

/** A table that has row-level security or policies, as seen by the program's role. */
export interface ScopedTable {
  name: string;
  enabled: boolean;
  /** Whether the table's policies are applied to the program's role. */
  active: boolean;
  owner: string;
  /** Whether the program's role has the privileges of the table's owner. */
  owned: boolean;
  /** Names of policies that let the program's role read every row. */
  openPolicies: string[];
}

/**
 * Data from the database's catalog about the role of a connection, and about the tables whose rows
 * this role may read only in an access scope.
 */
export interface RoleFacts {
  role: string;
  login: string;
  superuser: boolean;
  bypasses: boolean;
  grants: InheritedGrant[];
  tables: ScopedTable[];
}

/** A fault of the database's roles or policies, and the SQL or the step that repairs it. */
export interface RoleFault {
  what: string;
  mend: string;
}

/** Puts an SQL identifier in quotation marks if necessary. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/**
 * Returns SQL after which the role `member` no longer inherits the privileges of the role
 * `granted`. If `granted` is the verifying role, the member may still assume that role.
 */
export function mendGrant({ member, granted, grantor }: InheritedGrant, verifier: string): string {
  if (grantor === null) return `ALTER ROLE ${quoted(member)} NOINHERIT;`;
  return granted === verifier
    ? `GRANT ${quoted(granted)} TO ${quoted(member)} WITH INHERIT FALSE, SET TRUE GRANTED BY ${quoted(grantor)};`
    : `REVOKE ${quoted(granted)} FROM ${quoted(member)} GRANTED BY ${quoted(grantor)} CASCADE;`;
}

/**
 * Lists every fault of roles and policies that would let a connection read rows outside its access
 * scope.
 * @param expected names of the program's role and of the verifying role.
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

/** Number of faults that are named; one open table opens those whose policies ask it. */
const LISTED_MOST = 8;

/** Describes all faults in one sentence; each SQL statement is given once. */
export function wordRoleFaults(faults: readonly RoleFault[]): string {
  const whats = faults.map(({ what }) => what);
  const listed =
    whats.length > LISTED_MOST
      ? [...whats.slice(0, LISTED_MOST), `${whats.length - LISTED_MOST} more`]
      : whats;
  return `The program would see rows outside anybody's scope and does not start: ${listed.join('; ')}. Let an administrator of the database run: ${[...new Set(faults.map(({ mend }) => mend))].join(' ')}`;
}
