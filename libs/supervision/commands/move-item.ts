import { recordAuditEvent } from '#audit';
import { hasDocument } from '#documents';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import { type Move, moveFrom } from '../rules/item-life.js';
import { isFinding } from '../store/steps.js';
import { addItemStep, moveItemTo, type StandingItem, standingItem } from '../store/items.js';
import { answerFinding } from './answer-finding.js';
import { closeFinding, returnAnswer } from './decide-answer.js';

/** A step that somebody takes with an item. `document` is the number of a document of its project. */
export interface ItemMove {
  id: string;
  words: string | null;
  document?: string | null | undefined;
  request: RepeatableRequest | null;
}

/** Words of a step that cannot be taken without words. */
export type WordedMove = ItemMove & { words: string };

const ACTIONS = {
  received: 'supervision.receive',
  answered: 'supervision.answer',
  verified: 'supervision.verify',
  returned: 'supervision.return',
  closed: 'supervision.close',
  withdrawn: 'supervision.withdraw',
} as const satisfies Record<Move, string>;

/**
 * Signs for an item (签收) on behalf of the organisation that leads.
 * @throws Problem as {@link moveItem}; FINDING_SIGNED_BY_ANSWER for an audit finding.
 */
export async function receiveItem(database: Database, actor: Actor, move: ItemMove): Promise<void> {
  if (await about(database, actor, move.id)) throw refuseField('FINDING_SIGNED_BY_ANSWER', 'id');
  await moveItem(database, actor, 'received', move);
}

/**
 * Answers an item (反馈) on behalf of the organisation that leads; an audit finding, by its own
 * rules.
 * @throws Problem as {@link moveItem} and `answerFinding`.
 */
export async function answerItem(
  database: Database,
  actor: Actor,
  { id, words, document, request }: WordedMove,
): Promise<void> {
  if (await about(database, actor, id))
    await answerFinding(database, actor, {
      id,
      answer: { text: words, document: document ?? undefined },
      request,
    });
  else await moveItem(database, actor, 'answered', { id, words, document, request });
}

/**
 * Evaluates an answer (审核): accepts it, or returns it to be done again. An audit finding is closed by
 * the auditor who accepts its answer.
 * @throws Problem as {@link moveItem}, `closeFinding` and `returnAnswer`.
 */
export async function verifyItem(
  database: Database,
  actor: Actor,
  { accepted, ...move }: WordedMove & { accepted: boolean },
): Promise<void> {
  const { id, words, request } = move;
  if (await about(database, actor, id))
    await (accepted
      ? closeFinding(database, actor, { id, note: words, request })
      : returnAnswer(database, actor, { id, reason: words, request }));
  else await moveItem(database, actor, accepted ? 'verified' : 'returned', move);
}

/**
 * Closes a verified item (销号); an audit finding, by its own rules.
 * @throws Problem as {@link moveItem} and `closeFinding`.
 */
export async function closeItem(
  database: Database,
  actor: Actor,
  { id, words, request }: WordedMove,
): Promise<void> {
  if (await about(database, actor, id))
    await closeFinding(database, actor, { id, note: words, request });
  else await moveItem(database, actor, 'closed', { id, words, request });
}

/**
 * Takes an item back that is no longer wanted.
 * @throws Problem as {@link moveItem}; FINDING_STAYS for an audit finding.
 */
export async function withdrawItem(
  database: Database,
  actor: Actor,
  move: WordedMove,
): Promise<void> {
  if (await about(database, actor, move.id)) throw refuseField('FINDING_STAYS', 'id');
  await moveItem(database, actor, 'withdrawn', move);
}

/** Returns whether the id is that of an audit finding, which keeps its own rules. */
const about = (database: Database, actor: Actor, id: string): Promise<boolean> =>
  database.read(actor.scope, (tx) => isFinding(tx, id));

/** Who may make a move: the organisation that leads, or a manager of the one that issued the item. */
function allowMove(actor: Actor, move: Move, { item, answeredBy }: StandingItem): void {
  if (move === 'received' || move === 'answered')
    return allow(actor, 'supervision.answer', { unitId: item.leadOrganisationId });
  const unitId = item.issuingOrganisationId;
  if (move === 'withdrawn') return allow(actor, 'supervision.withdraw', { unitId });
  // Nobody evaluates an answer of their own, nor that of whom they stand in for.
  allow(actor, 'supervision.judge', { unitId, filedBy: answeredBy ?? '' });
}

/**
 * Takes a step with an item.
 * @throws Problem NOT_FOUND, FORBIDDEN, SUPERVISION_STATE, DOCUMENT_UNKNOWN,
 * IDEMPOTENCY_KEY_REUSED.
 */
async function moveItem(
  database: Database,
  actor: Actor,
  move: Move,
  { id, words, document, request }: ItemMove,
): Promise<void> {
  await database.write(actor.scope, async (tx) => {
    const standing = await standingItem(tx, id);
    allowMove(actor, move, standing);
    await once(tx, request, async () => {
      const { item } = standing;
      const state = moveFrom(item.state, move);
      await requireDocument(tx, item.projectId, document);
      await addItemStep(tx, standing, { kind: move, words, document, doneBy: actor.personId });
      await moveItemTo(tx, id, { state });
      await recordAuditEvent(tx, actor.scope, {
        action: ACTIONS[move],
        subjectType: 'supervision-item',
        subjectId: id,
        unitId: item.leadOrganisationId,
        oldValue: { state: item.state },
        newValue: { state, words, document: document ?? null },
      });
      return id;
    });
  });
}

/**
 * Checks that a document is one of the item's project.
 * @throws Problem DOCUMENT_UNKNOWN
 */
export async function requireDocument(
  tx: Tx,
  projectId: string | null,
  document: string | null | undefined,
): Promise<void> {
  if (document === null || document === undefined) return;
  if (projectId === null || !(await hasDocument(tx, projectId, document)))
    throw refuseField('DOCUMENT_UNKNOWN', 'document', { document });
}
