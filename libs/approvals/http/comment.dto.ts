import { PageOf } from '#platform/http';

/** A contribution to the conversation about a change request. */
export class CommentDto {
  id: string;
  actorId: string;
  actorName: string | null;
  words: string;
  writtenAt: string;
}

export class CommentPageDto extends PageOf(CommentDto) {}
