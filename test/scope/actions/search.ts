import { type WalkAction, noneForeign, reply, type Step, trespass } from '../check-answers.js';
import { SEALED_WORD } from '../fixture.js';

/**
 * Searches by a word that many names have, by letters that spell it, by the name of a project, and
 * by the word of what nobody may see. Whatever is found must be what the acting user may open.
 */
async function searches(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
    project,
    pick,
  } = step;
  const q = pick([project.name, '示例', 'sl', 's', '台账', '随机', SEALED_WORD]);
  const answer = await client.get(`/api/search?limit=200&q=${encodeURIComponent(q)}`);
  if (!reply(step, 'search', [200], answer)) return;
  const items: { kind: string; id: string; projectId: string | null }[] = answer.body.items;
  const projects = items.filter(({ kind }) => kind === 'project').map(({ id }) => id);
  const homes = items.flatMap(({ projectId }) => projectId ?? []);
  noneForeign(step, 'projects found', [...projects, ...homes], oracle.visible(walker));
  if (q === project.name && oracle.sees(walker, project) && !projects.includes(project.id))
    trespass(step, 'search by name', project.name, `${projects.length} others`);
  const people = items.some(({ kind }) => kind === 'person');
  if (policies && people && !oracle.is(walker, 'security-admin'))
    trespass(step, 'people found', 'nobody', 'people');
}

export const searchActions: readonly WalkAction[] = [{ name: 'search', does: searches }];
