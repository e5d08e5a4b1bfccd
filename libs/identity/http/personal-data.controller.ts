import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { listAuditEvents } from '#audit';
import { Clock } from '#platform/clock';
import { Database, serviceScope } from '#platform/database';
import { mailsAddressedTo } from '#platform/mail';
import { OwnData, type Call, CurrentActor, CurrentRequest } from '#platform/http';
import { PersonalDataHolders } from '../personal-data.js';
import { accountData, PERSONAL_ROWS_MAX } from '../queries/personal-data.js';
import type { Actor } from '../rules/actor.js';

/** Export of all data that is stored about the signed-in person. */
@ApiTags('sessions')
@Controller('api/me/personal-data')
export class PersonalDataController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly holders: PersonalDataHolders,
  ) {}

  @Get()
  @OwnData()
  @ApiOperation({
    summary:
      'Everything that is kept of the caller, as one JSON file: account, roles over time, delegations, sessions, tokens, mails, notifications, views of lists and what they did; of each kind the newest 5,000',
  })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async readPersonalData(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<StreamableFile> {
    const service = serviceScope('personal-data', call.requestId);
    const data = await this.database.read(service, async (tx) => ({
      ...(await accountData(tx, actor.personId)),
      mails: await mailsAddressedTo(tx, actor.personId, PERSONAL_ROWS_MAX),
      auditEvents: await listAuditEvents(tx, {
        limit: PERSONAL_ROWS_MAX,
        filters: { actorId: actor.personId },
      }),
    }));
    const parts: Record<string, unknown> = {};
    for (const [part, holder] of this.holders.all)
      parts[part] = await this.database.read(holder.scope?.(actor) ?? service, (tx) =>
        holder.ownData(tx, actor, PERSONAL_ROWS_MAX),
      );
    const file = {
      exportedAt: this.clock.now(),
      newestOfEachKind: PERSONAL_ROWS_MAX,
      ...data,
      ...parts,
    };
    const text = JSON.stringify(
      file,
      (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
      2,
    );
    return new StreamableFile(Buffer.from(text), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="personal-data_${this.clock.today()}.json"`,
    });
  }
}
