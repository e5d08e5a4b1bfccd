import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { showAlert } from '../queries/list-alerts.js';
import { openLink, useAcknowledgeLink } from '../commands/use-acknowledge-link.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { type Call, CurrentActor, CurrentRequest, SecretAddress } from '#platform/http';
import { AlertDto, presentAlert } from './alert.dto.js';
import { LinkAnswerDto, LinkDto } from './link.dto.js';

/**
 * Links in mails by which the recipient acknowledges one alert, once and without signing in. The
 * token is sent in the request body, because URLs are logged.
 */
@ApiTags('alerts')
@Controller('api/acknowledge-links')
export class LinksController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @SecretAddress('secret-links')
  @Post('look')
  @Audited('alert-link.look')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The alert of a link, for the person it was made for; the link stays unused',
  })
  @ApiOkResponse({ type: AlertDto })
  async look(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Body() { token }: LinkDto,
  ): Promise<AlertDto> {
    const alert = await this.database.read(actor.scope, async (tx) =>
      showAlert(tx, (await openLink(tx, this.clock, actor, token)).alertId),
    );
    return presentAlert(alert, this.clock.today(), language);
  }

  @SecretAddress('secret-links')
  @Post('use')
  @Audited('alert.acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Acknowledges the alert of a link with a day; the link is used up' })
  @ApiOkResponse({ type: AlertDto })
  async use(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Body() { token, committedOn, note }: LinkAnswerDto,
  ): Promise<AlertDto> {
    const alertId = await useAcknowledgeLink(this.database, this.clock, actor, {
      token,
      acknowledgement: {
        committedOn,
        note: note ?? null,
      },
    });
    return presentAlert(
      await this.database.read(actor.scope, (tx) => showAlert(tx, alertId)),
      this.clock.today(),
      language,
    );
  }
}
