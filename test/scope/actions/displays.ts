import { attempt, mayManage, type WalkAction, reply, type Step } from '../check-answers.js';

/**
 * As the acting user, makes the address of a wall screen for the organisation of the request's
 * project, reads its page and the list, and revokes it.
 */
async function shows(step: Step): Promise<void> {
  const {
    on: { policies },
    person: { client },
    project,
  } = step;
  const may = mayManage(step, project);
  const made = await attempt(step, 'POST', '/api/display-tokens', {
    body: { name: '随机（示例）', organisationId: project.unit },
  });
  const held = policies ? [403] : [403, 404, 422];
  const what = `make the address of a screen of ${project.unit}`;
  if (!reply(step, what, may ? [201] : held, made)) return;
  const { pathname } = new URL(made.body.url);
  reply(step, 'read the page of a screen', [200], await client.get(`/api${pathname}`));
  reply(step, 'list the addresses of screens', [200], await client.get('/api/display-tokens'));
  const revoked = await client.delete(`/api/display-tokens/${made.body.id}`);
  reply(step, 'revoke the address of a screen', [204], revoked);
  reply(step, 'read a revoked page', [404], await client.get(`/api${pathname}`));
}

export const displayActions: readonly WalkAction[] = [
  { name: 'show on a wall screen', roles: ['manager'], does: shows },
];
