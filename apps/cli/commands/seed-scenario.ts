import { postEntry } from '#finance/ledger';
import { serviceActor } from '#identity';
import { serviceScope, StartupError } from '#platform';
import { flagshipIds } from '#projects';
import type { Answer } from '../answer.js';
import { SCENARIOS } from '../scenarios/index.js';
import { withSession } from '../session.js';

/** `tracker seed <scenario>`: made-up figures, labelled in every entry; seeding the same scenario again adds nothing. */
export function seedScenario(name: string): Promise<Answer> {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new StartupError(`There is no scenario “${name}”; use one of ${Object.keys(SCENARIOS).join(', ')}.`);
  return withSession(async ({ database, clock }) => {
    const actor = serviceActor('seed');
    const projects = await database.read(serviceScope('seed'), flagshipIds);
    const postings = scenario.postings();
    for (const [index, { item, posting }] of postings.entries()) {
      const projectId = projects.get(item);
      if (!projectId) throw new StartupError('The plan is not loaded yet; run “npm start” once, or “npm run tracker -- plan load <folder>”.');
      await postEntry(database, clock, actor, projectId, posting, { key: `seed:${name}:${index}`, actorId: actor.personId, action: 'seed', body: name });
    }
    return { lines: [`${name}: ${postings.length} entries of made-up figures stand in the ledger, each labelled as such.`], data: { scenario: name, entries: postings.length } };
  }, 'ledger.post');
}
