import { PlanCodeField } from '#plan/http';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, allow } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { STAGES, UNPLANNED } from '#projects';
import { portfolio } from '../queries/portfolio.js';
import { projectPage } from '../queries/project-page.js';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  keyPart,
  pageOf,
  CodeField,
  FlagField,
  PageQueryOf,
  TextField,
  WholeField,
  Versioned,
  versioned,
  RecordIdPipe,
} from '#platform/http';
import {
  presentProject,
  presentProjectDetail,
  ProjectDetailDto,
  ProjectPageDto,
} from './project.dto.js';

/** Query that filters the list of projects. */
class ProjectQuery extends PageQueryOf([keyPart.flag, keyPart.whole, keyPart.whole, keyPart.uuid]) {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
  @WholeField({
    min: 1,
    max: 999,
    optional: true,
    nullable: false,
    description: 'only of this column of the plan',
    example: 10,
  })
  column?: number;
  @CodeField(['investment', 'programme', 'reform', 'spatial-guidance'], {
    optional: true,
    nullable: false,
  })
  kind?: string;
  @FlagField({ optional: true, nullable: false }) flagship?: boolean;
  @TextField({ max: 63, optional: true, nullable: false, example: 'sample-transport' })
  unitId?: string;
  @CodeField([...STAGES, 'not-recorded'], {
    optional: true,
    nullable: false,
    description: 'not-recorded: those of which no stage is recorded yet',
  })
  stage?: string;
  @TextField({
    max: 100,
    optional: true,
    nullable: false,
    description: 'part of the name',
    example: '机场',
  })
  q?: string;
}

/** Projects. A reader gets only the projects of organisations that the reader may see. */
@ApiTags('projects')
@Controller('api/projects')
export class ProjectsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({ summary: 'The portfolio: flagships first, then the order of the plan' })
  @ApiOkResponse({ type: ProjectPageDto })
  async listProjects(
    @CurrentActor() actor: Actor,
    @Query() query: ProjectQuery,
  ): Promise<ProjectPageDto> {
    const key = query.cursor;
    const after = key && { flagship: key[0], columnNumber: key[1], itemNumber: key[2], id: key[3] };
    const { plan, column, kind, flagship, unitId, stage, q: search, limit } = query;
    const rows = await this.database.read(actor.scope, (tx) =>
      portfolio(
        tx,
        this.clock.today(),
        { plan, column, kind, flagship, unitId, stage, search },
        { after, limit: limit + 1 },
      ),
    );
    return pageOf(rows, limit, presentProject, (row) => [
      row.flagship,
      row.columnNumber ?? UNPLANNED,
      row.itemNumber ?? UNPLANNED,
      row.id,
    ]);
  }

  @Get(':id')
  @Can('project.read', { of: 'project' })
  @Versioned()
  @ApiOperation({ summary: 'One project with the targets and attributes the plan gives it' })
  @Header('cache-control', 'no-cache')
  @ApiOkResponse({ type: ProjectDetailDto })
  async getProject(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ProjectDetailDto> {
    const page = await this.database.read(actor.scope, (tx) =>
      projectPage(tx, this.clock.today(), id),
    );
    allow(actor, 'project.read', page.project);
    return versioned(presentProjectDetail(page), page.project.version);
  }
}
