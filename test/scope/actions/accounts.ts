import { ApiClient } from '../../harness/api-client.js';
import { codeShown } from '../../harness/authenticator.js';
import type { BootedTracker } from '../../harness/booted-tracker.js';
import {
  attempt,
  BY_RULE,
  type WalkAction,
  noneForeign,
  reply,
  same,
  type Step,
  tagOf,
  trespass,
  type Walk,
} from '../check-answers.js';

async function me(step: Step): Promise<void> {
  const {
    person: { walker, client },
  } = step;
  const { body } = await client.get('/api/me');
  same(
    step,
    'own roles',
    new Set(walker.roles.map(({ role, unit }) => `${role}@${unit}`)),
    new Set(body.roles.map((held: any) => `${held.role}@${held.unitId}`)),
  );
  const preferences = await attempt(step, 'PUT', '/api/me/alert-preferences', {
    body: { urgentAtOnce: true, amber: 'daily', format: 'text' },
    headers: await tagOf(step, '/api/me/alert-preferences'),
  });
  reply(step, 'own preferences', [200, 412], preferences);
  reply(
    step,
    'ask for a password link',
    [202],
    await client.post('/api/forgotten-passwords', {
      email: step.pick(step.on.oracle.world.spares).email,
    }),
  );
  reply(
    step,
    'use a made-up password link',
    [404],
    await client.post(`/api/password-links/${'x'.repeat(43)}`, {
      next: '一句别人不会说的话，足够长',
    }),
  );
  const { body: own } = await client.get('/api/me/personal-data');
  same(step, 'whose personal data', new Set([walker.id]), new Set([own.account?.id]));
  reply(step, 'own second factor', [200], await client.get('/api/me/second-factor'));
  reply(step, 'own calendar', [200], await client.get('/api/me/calendar-feed'));
  reply(step, 'make its address', [201], await client.post('/api/me/calendar-feed', undefined));
  reply(step, 'revoke its address', [204], await client.delete('/api/me/calendar-feed'));
}

/**
 * As the acting user, creates, lists and revokes API tokens. A token has at most the rights of its
 * owner, and only its owner may see it in a list.
 */
async function tokens(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
    project,
    pick,
  } = step;
  const reach = pick([
    { scopes: ['read'] },
    { scopes: ['read', 'write'] },
    { scopes: ['read'], reportsOnly: true },
  ]);
  const made = await attempt(step, 'POST', '/api/tokens', {
    body: {
      name: '随机（示例）',
      days: 1,
      ...reach,
    },
  });
  if (!reply(step, 'make a token', [201], made)) return;
  on.things.tokens.push({ id: made.body.id, owner: walker });
  const script = new ApiClient(client.url);
  const headers = { authorization: `Bearer ${made.body.token}` };
  const narrow = 'reportsOnly' in reach;
  reply(
    step,
    'read by a token',
    narrow ? [403] : on.oracle.sees(walker, project) ? [200] : [404],
    await script.get(`/api/projects/${project.id}`, { headers }),
  );
  if (!reach.scopes.includes('write'))
    reply(
      step,
      'write by a reading token',
      [403],
      await script.post(
        `/api/projects/${project.id}/milestones`,
        { name: 'x', baselineOn: '2027-01-01' },
        { headers },
      ),
    );
  reply(
    step,
    'make a token by a token',
    [403],
    await script.post('/api/tokens', { name: 'x' }, { headers }),
  );
  const listed = (await client.all('/api/tokens')) ?? [];
  noneForeign(
    step,
    'tokens of others',
    on.things.tokens
      .filter(({ id, owner }) => owner !== walker && listed.some((token) => token.id === id))
      .map(({ id }) => id),
    new Set(),
  );
}

async function endsToken(step: Step): Promise<void> {
  const {
    on: { things },
    person: { walker, client },
    pick,
  } = step;
  if (things.tokens.length === 0) return;
  const own = things.tokens.filter(({ owner }) => owner === walker);
  const token = own.length > 0 && pick([true, false]) ? pick(own) : pick(things.tokens);
  reply(
    step,
    `end a token of ${token.owner.email}`,
    token.owner === walker ? [204, 404] : [404],
    await client.delete(`/api/tokens/${token.id}`),
  );
}

/**
 * Lists and removes alert channels, which only their owner may see, and tries to create one. The
 * creation never succeeds here, because it needs an external server that responds.
 */
async function channels(step: Step): Promise<void> {
  const {
    on: { things },
    person: { walker, client },
    pick,
  } = step;
  const listed = (await client.all('/api/me/alert-channels')) ?? [];
  const known = things.channels.filter(({ owner }) => owner === walker).map(({ id }) => id);
  noneForeign(
    step,
    'channels of others',
    listed.map(({ id }) => id as string),
    new Set(known),
  );
  const own = things.channels.filter(({ owner }) => owner === walker);
  const channel = pick(own.length > 0 && pick([1, 2, 3]) > 1 ? own : things.channels);
  reply(
    step,
    `end a channel of ${channel.owner.email}`,
    channel.owner === walker ? [204, 404] : [404],
    await client.delete(`/api/me/alert-channels/${channel.id}`),
  );
  reply(
    step,
    'make a channel that nothing answers',
    [422],
    await attempt(step, 'POST', '/api/me/alert-channels', {
      body: {
        kind: 'webhook',
        name: '随机（示例）',
        url: 'https://127.0.0.1:9/none',
      },
    }),
  );
}

/**
 * As the acting user, lists and revokes sessions. Another user's sessions must be neither listed
 * nor revoked.
 */
async function sessions(step: Step): Promise<void> {
  const {
    on: { things },
    person: { walker, client },
    pick,
  } = step;
  const told = (await client.all('/api/notifications')) ?? [];
  noneForeign(
    step,
    'what others were told',
    told.map(({ toAddress }) => toAddress as string),
    new Set([walker.email]),
  );
  const listed = (await client.all('/api/sessions')) ?? [];
  noneForeign(
    step,
    'sessions of others',
    things.sessions
      .filter(({ id, owner }) => owner !== walker && listed.some((session) => session.id === id))
      .map(({ id }) => id),
    new Set(),
  );
  things.sessions.push(
    ...listed
      .filter(({ id }) => !things.sessions.some((known) => known.id === id))
      .map(({ id }) => ({ id: id as string, owner: walker })),
  );
  const foreign = things.sessions.filter(({ owner }) => owner !== walker);
  reply(
    step,
    'show the password again',
    [204],
    await client.post('/api/sessions/current/proof', { password: walker.password }),
  );
  if (foreign.length > 0)
    reply(
      step,
      'end a session of another',
      [404],
      await client.delete(`/api/sessions/${pick(foreign).id}`),
    );
}

async function endsOwnSession(step: Step): Promise<void> {
  const {
    person: { walker, client },
  } = step;
  const second = new ApiClient(client.url);
  reply(step, 'sign in again', [201], await second.signIn(walker.email, walker.password));
  const others = ((await client.all('/api/sessions')) ?? []).filter(({ current }) => !current);
  reply(
    step,
    'show the password again',
    [204],
    await client.post('/api/sessions/current/proof', { password: walker.password }),
  );
  for (const { id } of others)
    reply(step, 'end an own session', [204], await client.delete(`/api/sessions/${id}`));
  reply(step, 'ask in an ended session', [401], await second.get('/api/me'));
  reply(step, 'sign out', [204], await client.delete('/api/sessions/current'));
  reply(step, 'ask when signed out', [401], await second.get('/api/me'));
  reply(step, 'sign in', [201], await client.signIn(walker.email, walker.password));
}

async function changesPassword(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
  } = step;
  const next = `随机的一句话 ${on.steps}，仅供示例`;
  reply(
    step,
    'change a password without knowing it',
    [422],
    await client.post('/api/me/password', { current: 'not this one', next }),
  );
  if (
    reply(
      step,
      'change the own password',
      [204],
      await attempt(step, 'POST', '/api/me/password', { body: { current: walker.password, next } }),
    )
  )
    walker.password = next;
  reply(step, 'sign in with it', [201], await client.signIn(walker.email, walker.password));
}

/**
 * Returns the code that an authenticator app with this secret shows. Each call moves the clock to
 * the next time step, because a code is accepted only once.
 */
function shown(tracker: BootedTracker, secret: string): string {
  tracker.clock.set(new Date(tracker.clock.now().getTime() + 60_000));
  return codeShown(secret, tracker.clock.now());
}

/** Sets up a second factor (authenticator app) for the user who is signed in with this client. */
export async function enrol({ tracker }: Walk, client: ApiClient, password: string): Promise<void> {
  const { body } = await client.post('/api/me/second-factor', { password });
  await client.post('/api/me/second-factor/confirmation', { code: shown(tracker, body.secret) });
}

/** As the acting user, sets up a second factor and removes it again. */
async function secondFactor(step: Step): Promise<void> {
  const {
    on: { tracker },
    person: { walker, client },
  } = step;
  const begun = await client.post('/api/me/second-factor', { password: walker.password });
  if (!reply(step, 'begin a second factor', [201], begun)) return;
  reply(
    step,
    'confirm it by guessing',
    [422],
    await client.post('/api/me/second-factor/confirmation', { code: '000000' }),
  );
  reply(
    step,
    'confirm it',
    [201],
    await client.post('/api/me/second-factor/confirmation', {
      code: shown(tracker, begun.body.secret),
    }),
  );
  const wrong = await client.send('DELETE', '/api/me/second-factor', {
    password: 'not this one',
    totp: '000000',
  });
  if (wrong.status < 400)
    trespass(step, 'remove a second factor by guessing', '4xx', String(wrong.status));
  reply(
    step,
    'remove it',
    [204],
    await client.send('DELETE', '/api/me/second-factor', {
      password: walker.password,
      totp: shown(tracker, begun.body.secret),
    }),
  );
}

/**
 * As the acting user, tries to change another user's account. When the authorization policies are
 * switched off, row-level security alone must prevent the change; the request may then get a
 * success status, but must not have any effect.
 */
async function attacksAccount(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker, client },
    pick,
  } = step;
  if (oracle.is(walker, 'security-admin')) return;
  const { id } = pick([...oracle.world.sealedPeople, ...oracle.world.spares]);
  const held = policies ? [403] : [202, 204, 403, 404, ...BY_RULE];
  reply(
    step,
    'end the sessions of another',
    held,
    await client.delete(`/api/people/${id}/sessions`),
  );
  reply(
    step,
    'remove the second factor of another',
    held,
    await client.delete(`/api/people/${id}/second-factor`),
  );
}

export const accountActions: readonly WalkAction[] = [
  { name: "read and change what is one's own", does: me },
  { name: 'make a token', does: tokens },
  {
    name: 'end a token',
    able: ({ things }) => things.tokens.map(({ owner }) => owner),
    does: endsToken,
  },
  {
    name: 'read and end channels',
    able: ({ things }) => things.channels.map(({ owner }) => owner),
    does: channels,
  },
  { name: 'read and end sessions', does: sessions },
  { name: 'attack an account', does: attacksAccount },
  { name: 'sign out and in', alone: true, does: endsOwnSession },
  { name: 'change a password', alone: true, does: changesPassword },
  { name: 'enrol a second factor', alone: true, does: secondFactor },
];
