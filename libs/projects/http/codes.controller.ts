import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { codesOf } from '../queries/codes.js';
import { findProject } from '../queries/find-project.js';
import type { ProjectCodeRow } from '../store/code-row.js';
import { readProjectCode } from '../rules/project-code.js';
import { registerCode } from '../commands/register-code.js';
import {
  Can,
  CurrentActor,
  keyPart,
  pageOf,
  field,
  PageQueryOf,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';
import { ProjectCodeDto, ProjectCodePageDto } from './project-code.dto.js';

const CODE = field({
  code: 'NOT_A_PROJECT_CODE',
  message: { zh: '不是合法的项目代码', en: 'That is not a project code' },
  accepted: {
    zh: '例如 2019-330100-48-01-012345，旧代码可带后缀',
    en: 'such as 2019-330100-48-01-012345; an older one may carry a suffix',
  },
  read: (raw) =>
    typeof raw === 'string' && raw.length <= 100 ? readProjectCode(raw)?.code : undefined,
  schema: {
    type: 'string',
    example: '2019-330100-48-01-012345',
    description: '项目代码 of GB/T 40058; one code names one project',
  },
});

/** Request body with an additional code of a project. */
class NewCodeDto {
  @CODE code: string;
}

/** Query parameters for one page of the list of codes of a project. */
class ProjectCodeQuery extends PageQueryOf([keyPart.text]) {}

/** Routes for the codes by which other authorities and their files refer to a project. */
@ApiTags('projects')
@Controller('api/projects/:id/codes')
export class CodesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Codes that a project is known by' })
  @ApiOkResponse({ type: ProjectCodePageDto })
  async listProjectCodes(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: ProjectCodeQuery,
  ): Promise<ProjectCodePageDto> {
    const key = query.cursor;
    const rows = await this.database.read(actor.scope, async (tx) =>
      codesOf(tx, (await findProject(tx, id)).id, { after: key?.[0], limit: query.limit + 1 }),
    );
    return pageOf(rows, query.limit, presentCode, (row) => [row.code]);
  }

  @Post()
  @Can('project-code.register', { of: 'project' })
  @Audited('project-code.register')
  @ApiOperation({ summary: 'Note a code of a project; it is never changed afterwards' })
  @ApiCreatedResponse({ type: ProjectCodeDto })
  async registerProjectCode(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewCodeDto,
    @Idempotent('project-code.register') request: RepeatableRequest | null,
  ): Promise<ProjectCodeDto> {
    return presentCode(
      await registerCode(this.database, actor, {
        projectId: id,
        code: body.code,
        request,
      }),
    );
  }
}

const presentCode = ({ code, recordedBy, recordedAt }: ProjectCodeRow): ProjectCodeDto => ({
  code,
  standard: readProjectCode(code)?.standard ?? false,
  recordedBy,
  recordedAt: recordedAt.toISOString(),
});
