import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { soleOrganisation } from '../rules/sole-organisation.js';
import { ChangeRequestCommentRow } from '../store/change-request-rows.js';
import { findChangeRequest, organisationsOf } from '../store/change-requests.js';
import { readingScope } from './request-scope.js';
import { instant } from './file-change-request.js';

interface CommentInput {
  changeRequestId: string;
  /** Plain text; markup in it is shown as it was typed. */
  words: string;
  request: RepeatableRequest | null;
}

/**
 * Adds a contribution to the conversation about a change request. Everybody who may read the
 * request may add one.
 * @throws Problem NOT_FOUND
 */
export function commentOnChangeRequest(
  database: Database,
  actor: Actor,
  { changeRequestId, words, request }: CommentInput,
): Promise<ChangeRequestCommentRow> {
  return database.write(readingScope(actor), async (tx) => {
    await findChangeRequest(tx, changeRequestId);
    const { id } = await once(tx, request, async () => {
      const comment = { changeRequestId, id: randomUUID(), actorId: actor.personId, words };
      await tx.insert(ChangeRequestCommentRow, { ...comment, writtenAt: await instant(tx) });
      await recordAuditEvent(tx, actor.scope, {
        action: 'change-request.comment',
        subjectType: 'change-request',
        subjectId: changeRequestId,
        ...soleOrganisation(await organisationsOf(tx, changeRequestId)),
        newValue: { words },
      });
      return comment.id;
    });
    return tx.findOneByOrFail(ChangeRequestCommentRow, { changeRequestId, id });
  });
}
