import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  Idempotent,
  NewestFirstQuery,
  pageOf,
  RecordIdPipe,
  TextField,
} from '#platform/http';
import { commentOnChangeRequest } from '../commands/comment.js';
import { readingScope } from '../commands/request-scope.js';
import { commentsOf, type NamedComment, withAuthors } from '../queries/comments.js';
import { CommentDto, CommentPageDto } from './comment.dto.js';

/** Query of one page of a conversation, oldest first. */
class CommentsQuery extends NewestFirstQuery {}

/** Request body of a contribution to the conversation about a change request. */
class NewCommentDto {
  @TextField({ max: 4000, lines: true, description: 'plain text; markup is shown as it was typed' })
  words: string;
}

/** Routes for the conversation about a change request. */
@ApiTags('approvals')
@Controller('api/change-requests/:id/comments')
export class ChangeRequestCommentsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('change-request.read', { of: 'change-request' })
  @ApiOperation({ summary: 'The conversation about a change request, oldest first' })
  @ApiOkResponse({ type: CommentPageDto })
  async listChangeRequestComments(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() { limit, cursor: key }: CommentsQuery,
  ): Promise<CommentPageDto> {
    const after = key && { writtenAt: new Date(key[0]), id: key[1] };
    const rows = await this.database.read(readingScope(actor), (tx) =>
      commentsOf(tx, id, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentComment, (row) => [row.writtenAt.toISOString(), row.id]);
  }

  @Post()
  @Can('change-request.read', { of: 'change-request' })
  @Audited('change-request.comment')
  @ApiOperation({ summary: 'Write in the conversation about a change request' })
  @ApiCreatedResponse({ type: CommentDto })
  async commentOnChangeRequest(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { words }: NewCommentDto,
    @Idempotent('change-request.comment') request: RepeatableRequest | null,
  ): Promise<CommentDto> {
    const comment = await commentOnChangeRequest(this.database, actor, {
      changeRequestId: id,
      words,
      request,
    });
    const [named] = await this.database.read(readingScope(actor), (tx) =>
      withAuthors(tx, [comment]),
    );
    if (!named) throw new Error(`comment ${comment.id} cannot be presented`);
    return presentComment(named);
  }
}

const presentComment = ({
  id,
  actorId,
  actorName,
  words,
  writtenAt,
}: NamedComment): CommentDto => ({
  id,
  actorId,
  actorName,
  words,
  writtenAt: writtenAt.toISOString(),
});
