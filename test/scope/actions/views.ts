import { attempt, type WalkAction, reply, type Step, trespass } from '../check-answers.js';

/**
 * As the acting user, keeps a view, alone or shared, and lists views: among those of others none
 * may be kept by their owners alone. Deletes one's own, and tries to delete that of another.
 */
async function keeps(step: Step): Promise<void> {
  const {
    person: { walker, client },
    pick,
  } = step;
  const shared = pick(['nobody', 'organisation', 'everybody']);
  const name = `随机（示例）${step.on.steps}`;
  const body = { page: 'projects', name, filters: { kind: 'investment' }, shared };
  const made = await attempt(step, 'POST', '/api/views', { body });
  reply(step, 'save a view', [201, 409], made);
  const views: { id: string; own: boolean; shared: string }[] =
    (await client.all('/api/views?page=projects')) ?? [];
  for (const { own, shared: how, id } of views)
    if (!own && how === 'nobody') trespass(step, 'list views', 'none of others alone', id);
  const others = views.filter(({ own }) => !own);
  if (others.length > 0)
    reply(step, 'delete a view of another', [404], await remove(step, pick(others).id));
  const own = views.filter((view) => view.own);
  if (own.length > 0)
    reply(step, `delete ${walker.email}’s view`, [204, 404], await remove(step, pick(own).id));
}

const remove = (step: Step, id: string) => attempt(step, 'DELETE', `/api/views/${id}`);

export const viewActions: readonly WalkAction[] = [{ name: 'keep a view', does: keeps }];
