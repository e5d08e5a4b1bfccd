import { randomUUID } from 'node:crypto';
import type { Role } from '#identity';
import type { BootedTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

/** A unit and the one above it, as the oracle keeps them: nothing is read back from the program. */
export const UNITS: Readonly<Record<string, string | null>> = {
  city: null, 'sample-transport': 'city', 'sample-development': 'city',
  'walk-metro': 'sample-transport', 'walk-road': 'sample-transport', 'walk-road-north': 'walk-road', 'walk-water': 'sample-development',
};

/** Somebody of the walk with the roles they hold. */
export interface Walker { email: string; roles: readonly (readonly [Role, string])[] }

const roles = (...held: [Role, string][]) => held;
/** Twenty-four people: every role, every depth of the tree, and some with two roles. */
export const WALKERS: readonly Walker[] = [
  roles(['officer', 'walk-metro']), roles(['officer', 'walk-metro']), roles(['officer', 'walk-road']), roles(['officer', 'walk-road-north']),
  roles(['officer', 'walk-water']), roles(['officer', 'sample-transport']), roles(['officer', 'sample-development']), roles(['officer', 'city']),
  roles(['manager', 'walk-metro']), roles(['manager', 'walk-road']), roles(['manager', 'walk-road-north']), roles(['manager', 'sample-transport']),
  roles(['manager', 'sample-development']), roles(['manager', 'city']), roles(['auditor', 'city']), roles(['auditor', 'walk-road']),
  roles(['auditor', 'sample-development']), roles(['officer', 'walk-metro'], ['officer', 'walk-water']), roles(['officer', 'walk-metro'], ['manager', 'walk-road']),
  roles(['auditor', 'walk-water'], ['officer', 'walk-metro']), roles(['system-admin', 'city']), roles(['security-admin', 'city']), roles(['audit-admin', 'city']), roles(),
].map((held, index) => ({ email: `walker-${index}@tracker.example`, roles: held }));

/** A project as the oracle knows it. */
export interface WalkedProject { id: string; unit: string }

/** Puts units, people and some projects of theirs into a tracker. All walkers share the first officer's password. */
export async function settleWorld(tracker: BootedTracker): Promise<{ password: string; projects: WalkedProject[] }> {
  const known = tracker.account('officer', 'sample-transport');
  return asSuperuser(tracker.test.name, async (client) => {
    for (const [id, parent] of Object.entries(UNITS)) {
      if (id.startsWith('walk-')) await client.query('INSERT INTO organisations (id, name, parent_id, sample) VALUES ($1, $1, $2, true)', [id, parent]);
    }
    for (const walker of WALKERS) {
      const id = randomUUID();
      await client.query('INSERT INTO people (id, email, name, password_hash) SELECT $1, $2, $2, password_hash FROM people WHERE email = $3', [id, walker.email, known.email]);
      for (const [role, unit] of walker.roles) await client.query("INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES ($1, $2, $3, '2020-01-01')", [id, unit, role]);
    }
    const moves = ['walk-metro', 'walk-road', 'walk-road-north', 'walk-water', 'sample-transport', 'sample-development'];
    const { rows } = await client.query<{ id: string }>('SELECT id FROM projects ORDER BY column_number, item_number LIMIT 60');
    const projects: WalkedProject[] = [];
    for (const [index, { id }] of rows.entries()) {
      const unit = moves[index % moves.length] ?? 'city';
      await client.query('UPDATE projects SET unit_id = $2 WHERE id = $1', [id, unit]);
      projects.push({ id, unit });
    }
    const rest = await client.query<{ id: string; unit_id: string }>('SELECT id, unit_id FROM projects');
    return { password: known.password, projects: rest.rows.map((row) => ({ id: row.id, unit: row.unit_id })) };
  });
}
