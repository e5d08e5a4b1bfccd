import { randomUUID } from 'node:crypto';
import type { Role } from '#identity';
import type { BootedTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

/**
 * Code of the protected organisation. Users without permission try to write its data; at the end of
 * the random test the data must be the same as at the start.
 */
export const SEALED = 'walk-sealed';

/** Organisations at the start of the random access test, each with its parent. */
export const UNITS: Readonly<Record<string, string | null>> = {
  city: null,
  'sample-transport': 'city',
  'sample-development': 'city',
  'walk-metro': 'sample-transport',
  'walk-road': 'sample-transport',
  'walk-road-north': 'walk-road',
  'walk-water': 'sample-development',
  [SEALED]: 'city',
};

/**
 * A role that a test user has in an organisation. `lender` is the user who delegated the role;
 * `granted` marks a role that a request of the random test granted.
 */
export interface Held {
  role: Role;
  unit: string;
  lender?: Walker;
  membershipId?: string;
  granted?: true;
  delegationId?: string;
}

/** A user in the random access test, with the roles that this user has at present. */
export interface Walker {
  id: string;
  email: string;
  password: string;
  roles: Held[];
}

const roles = (...held: [Role, string][]): [Role, string][] => held;
/**
 * Roles of the twenty-four users as whom the random test sends requests: every role, every level of
 * the tree of organisations, and some users with two roles.
 */
const HELD = [
  roles(['officer', 'walk-metro']),
  roles(['officer', 'walk-metro']),
  roles(['officer', 'walk-road']),
  roles(['officer', 'walk-road-north']),
  roles(['officer', 'walk-water']),
  roles(['officer', 'sample-transport']),
  roles(['officer', 'sample-development']),
  roles(['officer', 'city']),
  roles(['manager', 'walk-metro']),
  roles(['manager', 'walk-road']),
  roles(['manager', 'walk-road-north']),
  roles(['manager', 'sample-transport']),
  roles(['manager', 'sample-development']),
  roles(['manager', 'city']),
  roles(['auditor', 'city']),
  roles(['auditor', 'walk-road']),
  roles(['auditor', 'sample-development']),
  roles(['officer', 'walk-metro'], ['officer', 'walk-water']),
  roles(['officer', 'walk-metro'], ['manager', 'walk-road']),
  roles(['auditor', 'walk-water'], ['officer', 'walk-metro']),
  roles(['system-admin', 'city']),
  roles(['security-admin', 'city']),
  roles(['audit-admin', 'city']),
  roles(),
];
/**
 * Users whose accounts the random requests close, change or sign out. The random test never sends
 * requests as these users.
 */
const SPARES = Array.from({ length: 4 }, () => roles());
/**
 * Users of the protected organisation (`SEALED`). The random test never sends requests as these
 * users.
 */
const SEALED_PEOPLE = [roles(['officer', SEALED]), roles(['manager', SEALED])];

/** A project with the properties from which the expected access rights are computed. */
export interface ExpectedProject {
  id: string;
  name: string;
  unit: string;
  targetId: string | null;
}

/** The users and projects of the random test. */
export interface ExpectedState {
  walkers: Walker[];
  spares: Walker[];
  sealedPeople: Walker[];
  /** For each manager who is no test user, the organisations that this manager has the role in. */
  otherManagers: readonly (readonly string[])[];
  projects: ExpectedProject[];
}

/**
 * Creates the organisations, the users and some projects of the random test. All users have the
 * password of the first officer.
 */
export async function settleExpected(tracker: BootedTracker): Promise<ExpectedState> {
  const known = tracker.account('officer', 'sample-transport');
  return asSuperuser(tracker.test.name, async (client) => {
    const { rows: others } = await client.query<{ units: string[] }>(
      `SELECT array_agg(unit_id) AS units FROM memberships WHERE role = 'manager'
        GROUP BY person_id`,
    );
    for (const [id, parent] of Object.entries(UNITS)) {
      if (id.startsWith('walk-'))
        await client.query(
          'INSERT INTO organisations (id, name, parent_id, sample) VALUES ($1, $1, $2, true)',
          [id, parent],
        );
    }
    const settle = async (
      name: string,
      all: readonly (readonly [Role, string][])[],
    ): Promise<Walker[]> => {
      const people: Walker[] = [];
      for (const [index, held] of all.entries()) {
        const walker: Walker = {
          id: randomUUID(),
          email: `${name}-${index}@tracker.example`,
          password: known.password,
          roles: [],
        };
        await client.query(
          'INSERT INTO people (id, email, name, password_hash) SELECT $1, $2, $2, password_hash FROM people WHERE email = $3',
          [walker.id, walker.email, known.email],
        );
        for (const [role, unit] of held) {
          const membershipId = randomUUID();
          await client.query(
            "INSERT INTO memberships (id, person_id, unit_id, role, from_on) VALUES ($1, $2, $3, $4, '2020-01-01')",
            [membershipId, walker.id, unit, role],
          );
          walker.roles.push({ role, unit, membershipId });
        }
        people.push(walker);
      }
      return people;
    };
    const walkers = await settle('walker', HELD);
    const spares = await settle('spare', SPARES);
    const sealedPeople = await settle('sealed', SEALED_PEOPLE);
    const homes = [
      'walk-metro',
      'walk-road',
      'walk-road-north',
      'walk-water',
      'sample-transport',
      'sample-development',
      SEALED,
    ];
    await client.query(
      `UPDATE projects SET unit_id = ($1::text[])[nth % $2 + 1]
        FROM (SELECT id, row_number() OVER (ORDER BY column_number, item_number) AS nth
          FROM projects) placed
        WHERE projects.id = placed.id AND nth <= 70`,
      [homes, homes.length],
    );
    const { rows } = await client.query<ExpectedProject>(
      `SELECT id, name, unit_id AS unit,
        (SELECT min(t.id) FROM targets t
          WHERE (t.plan_code, t.column_number, t.item_number)
            = (p.plan_code, p.column_number, p.item_number)) AS "targetId"
         FROM projects p ORDER BY column_number, item_number`,
    );
    const otherManagers = others.map(({ units }) => units);
    return { walkers, spares, sealedPeople, otherManagers, projects: rows };
  });
}
