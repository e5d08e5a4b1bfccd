import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { ChangeRequestCommentRow } from '../store/change-request-rows.js';
import { findChangeRequest } from '../store/change-requests.js';

/** A contribution to the conversation about a request, with the name of its author. */
export interface NamedComment extends ChangeRequestCommentRow {
  actorName: string | null;
}

/**
 * Lists the conversation about a request, oldest first.
 * @throws Problem NOT_FOUND
 */
export async function commentsOf(
  tx: Tx,
  changeRequestId: string,
  { after, limit }: { after?: { writtenAt: Date; id: string } | undefined; limit: number },
): Promise<NamedComment[]> {
  await findChangeRequest(tx, changeRequestId);
  const query = tx
    .createQueryBuilder(ChangeRequestCommentRow, 'comment')
    .where('comment.change_request_id = :changeRequestId', { changeRequestId })
    .orderBy('comment.written_at')
    .addOrderBy('comment.id')
    .limit(limit);
  if (after)
    query.andWhere('(comment.written_at, comment.id) > (:writtenAt, :afterId)', {
      writtenAt: after.writtenAt,
      afterId: after.id,
    });
  return withAuthors(tx, await query.getMany());
}

/** Adds to each comment the name of its author. */
export async function withAuthors(
  tx: Tx,
  comments: readonly ChangeRequestCommentRow[],
): Promise<NamedComment[]> {
  const names = await namesOf(
    tx,
    comments.map(({ actorId }) => actorId),
  );
  return comments.map((comment) => ({
    ...comment,
    actorName: names.get(comment.actorId) ?? null,
  }));
}
