import { randomUUID } from 'node:crypto';
import type { Role } from '#identity';
import type { BootedTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

/** Into this unit nobody of the walk writes, though everybody tries: afterwards it has to be what it was before. */
export const SEALED = 'walk-sealed';

/** A unit and the one above it as the walk begins. */
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

/** A role in a unit; `lender` is whose it is when it was lent for an absence, `granted` one that was given on the walk. */
export interface Held {
  role: Role;
  unit: string;
  lender?: Walker;
  membershipId?: string;
  granted?: true;
  delegationId?: string;
}

/** Somebody of the walk with the roles they hold at the moment. */
export interface Walker {
  id: string;
  email: string;
  password: string;
  roles: Held[];
}

const roles = (...held: [Role, string][]): [Role, string][] => held;
/** Twenty-four people: every role, every depth of the tree, and some with two roles. */
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
/** People to whom things are done: accounts that are closed, given roles, signed out. They do not walk. */
const SPARES = Array.from({ length: 4 }, () => roles());
/** The sealed unit's own people, who do not walk either. */
const SEALED_PEOPLE = [roles(['officer', SEALED]), roles(['manager', SEALED])];

/** A project as the oracle knows it. */
export interface WalkedProject {
  id: string;
  name: string;
  unit: string;
  targetId: string | null;
}

/** What the walk begins with. */
export interface World {
  walkers: Walker[];
  spares: Walker[];
  sealedPeople: Walker[];
  projects: WalkedProject[];
}

/** Puts units, people and some projects of theirs into a tracker. All of the people share the first officer's password. */
export async function settleWorld(tracker: BootedTracker): Promise<World> {
  const known = tracker.account('officer', 'sample-transport');
  return asSuperuser(tracker.test.name, async (client) => {
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
      `UPDATE projects SET unit_id = ($1::text[])[nth % $2 + 1] FROM (SELECT id, row_number() OVER (ORDER BY column_number, item_number) AS nth FROM projects) placed
        WHERE projects.id = placed.id AND nth <= 70`,
      [homes, homes.length],
    );
    const { rows } = await client.query<WalkedProject>(
      `SELECT id, name, unit_id AS unit, (SELECT min(t.id) FROM targets t WHERE (t.plan_code, t.column_number, t.item_number) = (p.plan_code, p.column_number, p.item_number)) AS "targetId"
         FROM projects p ORDER BY column_number, item_number`,
    );
    return { walkers, spares, sealedPeople, projects: rows };
  });
}
