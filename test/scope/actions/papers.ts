import {
  attempt,
  noneForeign,
  type WalkAction,
  reply,
  type Step,
  type Walk,
} from '../check-answers.js';
import { uuidsIn } from './reports.js';

const PLACE = '/api/papers';
const MONTH = '2025-03';
/** Papers that were issued on a walk. */
const issued = new WeakMap<Walk, string[]>();

const READERS = ['officer', 'manager', 'auditor'] as const;

/** Composes a bulletin, which may name projects within the scope alone. */
async function previews(step: Step): Promise<void> {
  const {
    on: { oracle, policies },
    person: { walker },
  } = step;
  const may = oracle.is(walker, ...READERS);
  const answer = await attempt(step, 'POST', `${PLACE}/previews`, {
    body: { kind: 'bulletin', month: MONTH },
  });
  if (!reply(step, 'compose a bulletin', may || !policies ? [200] : [403], answer)) return;
  noneForeign(step, 'projects of a bulletin', uuidsIn(answer.text), oracle.visible(walker));
}

/** Issues a paper of the city, which a manager of the city alone may. */
async function issues(step: Step): Promise<void> {
  const { on, person } = step;
  const { oracle, policies } = on;
  const roles = policies ? (['manager'] as const) : (['officer', 'manager'] as const);
  const may = oracle.holds(person.walker, 'city', ...roles);
  const answer = await attempt(step, 'POST', PLACE, {
    body: {
      kind: 'bulletin',
      month: MONTH,
      number: `随机 ${String(on.steps)} ${person.walker.id}`.slice(0, 60),
      issuedOn: '2025-04-08',
    },
  });
  const held = policies ? [403] : [403, 404, 422];
  if (!reply(step, 'issue a paper', may ? [201, 409] : held, answer)) return;
  issued.set(on, [...(issued.get(on) ?? []), answer.body.id]);
  await reads(step);
}

/** Reads papers: those of the city, for whoever reads all of the city. */
async function reads(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
    pick,
  } = step;
  const { oracle, policies } = on;
  const may = oracle.is(walker, ...READERS) || !policies;
  const sees = oracle.holds(walker, 'city', ...READERS);
  const list = await client.get(PLACE);
  if (reply(step, 'list papers', may ? [200] : [403], list) && !sees)
    noneForeign(
      step,
      'papers',
      list.body.items.map(({ id }: { id: string }) => id),
      new Set(),
    );
  const ids = issued.get(on) ?? [];
  if (ids.length === 0) return;
  const path = `${PLACE}/${pick(ids)}`;
  const expected = may ? [sees ? 200 : 404] : [403];
  reply(step, 'read a paper', expected, await client.get(path));
  reply(step, 'read the file of a paper', expected, await client.get(`${path}/content`));
  const again = await client.post(`${path}/reproduction`, undefined);
  reply(step, 'make a paper again', expected, again);
}

export const paperActions: readonly WalkAction[] = [
  { name: 'compose a bulletin', does: previews },
  {
    name: 'issue a paper',
    able: ({ oracle, people }) =>
      people.map(({ walker }) => walker).filter((one) => oracle.holds(one, 'city', 'manager')),
    does: issues,
  },
  { name: 'read papers', does: reads },
];
