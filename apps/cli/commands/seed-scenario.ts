import { approveLedgerChangeRequest, findLedgerChangeRequest, postEntries } from '#ledger';
import { serviceActor } from '#identity';
import { serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import { planMeant } from '#plan';
import { registerDocument, Subjects } from '#documents';
import { flagshipIds, ProjectSubjects } from '#projects';
import type { Answer } from '../answer.js';
import { SCENARIOS } from '../scenarios/index.js';
import { SAMPLE_DOCUMENT } from '../scenarios/sample-posting.js';
import { withSession } from '../session.js';

/**
 * `tracker seed <scenario>`: adds invented ledger entries for a demonstration; the document name of
 * each entry says that it is invented. Running the same scenario again adds nothing.
 */
export function seedScenario(name: string): Promise<Answer> {
  const scenario = SCENARIOS[name];
  if (!scenario)
    throw new StartupError(
      `There is no scenario “${name}”; use one of ${Object.keys(SCENARIOS).join(', ')}.`,
    );
  return withSession(async ({ database, clock }) => {
    const filer = serviceActor('seed');
    const projects = await database.read(serviceScope('seed'), async (tx) =>
      flagshipIds(tx, await planMeant(tx, undefined)),
    );
    const postings = scenario.postings().map(({ item, posting }) => {
      const projectId = projects.get(item);
      if (!projectId)
        throw new StartupError(
          'The plan is not loaded yet; run “npm start” once, or “npm run tracker -- plan load <folder>”.',
        );
      return { projectId, posting };
    });
    const asked = (key: string) => ({
      key: `seed:${key}`,
      actorId: filer.personId,
      action: 'seed',
      body: key,
    });
    const subjects = new Subjects().add('project', new ProjectSubjects());
    for (const projectId of new Set(postings.map((posting) => posting.projectId))) {
      await registerDocument({ database, subjects }, filer, {
        linkedTo: [{ kind: 'project', id: projectId }],
        facts: { number: SAMPLE_DOCUMENT, name: SAMPLE_DOCUMENT },
        request: asked(`document:${projectId}`),
      });
    }
    const changeRequest = await postEntries(database, clock, filer, {
      postings,
      request: asked(name),
    });
    const { state } = await database.read(serviceScope('seed'), (tx) =>
      findLedgerChangeRequest(tx, changeRequest.id),
    );
    if (state === 'proposed')
      await approveLedgerChangeRequest(
        database,
        serviceActor('seed-approval'),
        changeRequest.id,
        null,
      );
    return {
      lines: [
        `${name}: ${postings.length} entries of made-up figures stand in the ledger, each labelled as such.`,
      ],
      data: { scenario: name, entries: postings.length },
    };
  }, 'ledger.post');
}
