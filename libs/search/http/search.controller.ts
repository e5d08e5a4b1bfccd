import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { AnySignedIn, CurrentReader, type Reader, wholeList } from '#platform/http';
import { Finders } from '#platform/search';
import { searchEverything } from '../queries/search-everything.js';
import { FoundPageDto, presentFound, SearchQuery } from './search.dto.js';

/** Search across all kinds of records. Nobody finds what they may not open. */
@ApiTags('search')
@Controller('api/search')
export class SearchController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly finders: Finders,
  ) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({
    summary:
      'Projects, columns and items of the plan, people, documents and change requests by name, pinyin, initials or code, the best first',
  })
  @ApiOkResponse({ type: FoundPageDto })
  async search(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Query() { q, limit }: SearchQuery,
  ): Promise<FoundPageDto> {
    const { database, clock, finders } = this;
    const found = await searchEverything({ database, clock, finders }, actor, {
      q,
      limit,
      language,
    });
    return wholeList(found.map(presentFound));
  }
}
