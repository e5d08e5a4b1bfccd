import {
  Body,
  Controller,
  Get,
  HttpCode,
  Injectable,
  Param,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals, type ChangeContext, type ChangeRequestRow, HandlesChanges } from '#approvals';
import { ChangeRequestDetailDto, filedRequest, placeOfChangeRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  Filing,
  LocatedAt,
  pageOf,
  RecordIdPipe,
  type RequestedFiling,
} from '#platform/http';
import { Problem } from '#platform/problem';
import {
  checkPayload,
  ContractChanges,
  type ContractPayload,
} from '../commands/contract-changes.js';
import { fileContract, fileContractEvent, signPayload } from '../commands/file-contract.js';
import { tiePayments } from '../commands/tie-payments.js';
import { contractsOf } from '../queries/contracts.js';
import { ContractAt, type ContractPlace } from './contract-place.js';
import {
  ContractBody,
  ContractDto,
  ContractEventBody,
  contractEventOf,
  ContractPageDto,
  ContractPaymentsBody,
  ContractsQuery,
  presentContract,
  presentContractSums,
  signedContractOf,
} from './contracts.dto.js';

/** Handles requests about contracts; an edit has the fields of a new contract. */
@Injectable()
@HandlesChanges(['contract'])
export class ContractChangesWithForm extends ContractChanges {
  override readonly form = ContractBody;

  /**
   * Replaces the content of a draft or returned request for a new contract.
   * @throws Problem CHANGE_REQUEST_NOT_EDITABLE for a change or settlement, or with the code of a
   * rule that the contract breaks
   */
  async edit(
    { tx, today }: ChangeContext,
    { subjectId, subjectKey, payload }: ChangeRequestRow,
    given: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>> {
    const { act, projectId } = payload as ContractPayload;
    if (act !== 'sign') throw new Problem('CHANGE_REQUEST_NOT_EDITABLE');
    const edited = signPayload(projectId, signedContractOf(given as ContractBody));
    await checkPayload(tx, { subjectId, payload: edited }, today);
    return { payload: edited, subjectKey };
  }
}

/** Routes for the contracts of a project. One person files them and another one decides. */
@ApiTags('contracts')
@Controller('api/projects/:id/contracts')
export class ContractsController {
  constructor(private readonly approvals: Approvals) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary: 'Contracts of a project, the last signed one first, with sums against its estimate',
  })
  @ApiOkResponse({ type: ContractPageDto })
  async listContracts(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() { limit, cursor }: ContractsQuery,
  ): Promise<ContractPageDto> {
    const { clock, database } = this.approvals;
    const found = await database.read(actor.scope, (tx) => contractsOf(tx, id, clock.today()));
    const [signedOn = '', after = ''] = cursor ?? [];
    const from = found.contracts.filter(
      (one) => !cursor || one.signedOn < signedOn || (one.signedOn === signedOn && one.id < after),
    );
    const page = pageOf(from, limit, presentContract, (row) => [row.signedOn, row.id]);
    return { ...page, ...presentContractSums(found) };
  }

  @Post()
  @Can('contract.file', { of: 'project' })
  @Audited('contract.file')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Submit a contract; it is entered when another person approves it' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileContract(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() body: ContractBody,
    @Filing('contract.file') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const contract = signedContractOf(body);
    const { id } = await fileContract(database, clock, actor, {
      projectId,
      contract,
      draft,
      request,
    });
    return filedRequest(this.approvals, actor, id);
  }

  @Post(':contractId/events')
  @Can('contract.file', { of: 'project' })
  @Audited('contract.file')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Submit a change, site instruction or settlement of a contract for approval',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'contractId', format: 'uuid' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileContractEvent(
    @CurrentActor() actor: Actor,
    @ContractAt() place: ContractPlace,
    @Body() body: ContractEventBody,
    @Filing('contract.file') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const event = contractEventOf(body);
    const { id } = await fileContractEvent(database, clock, actor, {
      ...place,
      event,
      draft,
      request,
    });
    return filedRequest(this.approvals, actor, id);
  }

  @Put(':contractId/payments')
  @Can('contract.tie-payments', { of: 'project' })
  @Audited('contract.tie-payments')
  @ApiOperation({ summary: 'Replace the payments of the ledger that are tied to a contract' })
  @ApiOkResponse({ type: ContractDto })
  async tiePayments(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Param('contractId', RecordIdPipe) contractId: string,
    @Body() { entryIds }: ContractPaymentsBody,
  ): Promise<ContractDto> {
    const { clock, database } = this.approvals;
    await tiePayments(database, actor, { projectId, contractId }, entryIds ?? []);
    const { contracts } = await database.read(actor.scope, (tx) =>
      contractsOf(tx, projectId, clock.today()),
    );
    const found = contracts.find(({ id }) => id === contractId);
    if (!found) throw new Problem('NOT_FOUND');
    return presentContract(found);
  }
}
