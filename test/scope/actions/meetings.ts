import {
  attempt,
  BY_RULE,
  noneForeign,
  reply,
  type Step,
  type Walk,
  type WalkAction,
} from '../check-answers.js';

const PLACE = '/api/meetings';
const READERS = ['officer', 'manager', 'auditor'] as const;

/** A meeting that was planned on a walk, with the organisation that holds it. */
interface Meeting {
  id: string;
  unit: string;
  held: boolean;
}
const planned = new WeakMap<Walk, Meeting[]>();

const sees = ({ on: { oracle }, person: { walker } }: Step, { unit }: Meeting): boolean =>
  oracle.holds(walker, unit, ...READERS);

/** Checks whether the user may hold meetings of an organisation: a manager over it may. */
const holdsIn = ({ on: { oracle, policies }, person: { walker } }: Step, unit: string): boolean =>
  oracle.holds(
    walker,
    unit,
    ...(policies ? (['manager'] as const) : (['officer', 'manager'] as const)),
  );

/** Statuses for whoever may not: managers elsewhere are not told of what they do not see. */
const refused = (step: Step, meeting: Meeting): readonly number[] => {
  const { oracle, policies } = step.on;
  if (!policies) return [403, 404, ...BY_RULE];
  return [oracle.is(step.person.walker, 'manager') && !sees(step, meeting) ? 404 : 403];
};

async function plans(step: Step): Promise<void> {
  const {
    on,
    person: { walker },
    pick,
  } = step;
  const unit = pick(['city', ...walker.roles.map((held) => held.unit)]);
  const may = holdsIn(step, unit);
  const answer = await attempt(step, 'POST', PLACE, {
    body: { organisationId: unit, title: '随机（示例）', heldOn: '2026-11-23' },
  });
  const held = on.policies ? [403] : [403, 404, ...BY_RULE];
  // The clock moves on during a walk, so that the day may be over.
  if (!reply(step, 'plan a meeting', may ? [201, ...BY_RULE] : held, answer)) return;
  planned.set(on, [...(planned.get(on) ?? []), { id: answer.body.id, unit, held: false }]);
}

async function opens(step: Step): Promise<void> {
  const meetings = planned.get(step.on) ?? [];
  const meeting = meetings.length > 0 ? step.pick(meetings) : undefined;
  if (!meeting) return plans(step);
  const answer = await attempt(step, 'POST', `${PLACE}/${meeting.id}/opening`);
  const may = holdsIn(step, meeting.unit);
  const expected = may ? [200, ...BY_RULE] : refused(step, meeting);
  if (reply(step, 'open a meeting', expected, answer)) meeting.held = true;
}

async function decides(step: Step): Promise<void> {
  const meetings = planned.get(step.on) ?? [];
  const held = meetings.filter((one) => one.held);
  const meeting = held.length > 0 ? step.pick(held) : undefined;
  if (!meeting) return opens(step);
  const answer = await attempt(step, 'POST', `${PLACE}/${meeting.id}/decisions`, {
    body: {
      text: '随机（示例）',
      leadOrganisationId: meeting.unit,
      ownerId: step.person.walker.id,
      dueOn: '2027-01-15',
    },
  });
  const may = holdsIn(step, meeting.unit);
  const expected = may ? [201, ...BY_RULE] : refused(step, meeting);
  reply(step, 'record a decision', expected, answer);
}

async function reads(step: Step): Promise<void> {
  const {
    on,
    person: { walker, client },
    pick,
  } = step;
  const { oracle, policies } = on;
  const may = oracle.is(walker, ...READERS) || !policies;
  const known = planned.get(on) ?? [];
  const list = await client.get(`${PLACE}?limit=200`);
  if (reply(step, 'list meetings', may ? [200] : [403], list)) {
    const listed = list.body.items.map(({ id }: { id: string }) => id);
    const seen = known.filter((one) => sees(step, one)).map(({ id }) => id);
    const foreign = known.map(({ id }) => id).filter((id) => !seen.includes(id));
    noneForeign(
      step,
      'meetings',
      listed.filter((id: string) => foreign.includes(id)),
      new Set(),
    );
  }
  if (known.length === 0) return;
  const meeting = pick(known);
  const answer = await client.get(`${PLACE}/${meeting.id}`);
  const expected = may ? [sees(step, meeting) ? 200 : 404] : [403];
  if (!reply(step, 'read a meeting', expected, answer)) return;
  const minutes = await client.get(`${PLACE}/${meeting.id}/minutes`);
  // Somebody may open the meeting between the two questions.
  reply(step, 'read minutes', answer.body.state === 'held' ? [200] : [200, 409], minutes);
  // An agenda that was kept may name a project that has moved to another organisation since.
  if (answer.body.state === 'held') return;
  const named = answer.body.agenda.points.flatMap(
    ({ projectId }: { projectId: string | null }) => projectId ?? [],
  );
  noneForeign(step, 'projects of an agenda', named, oracle.visible(walker));
}

const managers = ({ oracle, people }: Walk) =>
  people.map(({ walker }) => walker).filter((one) => oracle.is(one, 'manager'));

export const meetingActions: readonly WalkAction[] = [
  { name: 'plan a meeting', able: managers, does: plans },
  { name: 'open a meeting', able: managers, does: opens },
  { name: 'record a decision of a meeting', able: managers, does: decides },
  { name: 'read meetings', does: reads },
];
