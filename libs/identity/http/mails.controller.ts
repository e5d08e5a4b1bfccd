import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../rules/actor.js';
import { allow } from '../policies/policies.js';
import { Settings } from '#platform/config';
import { Database, withPrivileges } from '#platform/database';
import { listMailFiles, mailHeads, maskedMail, readMailFile } from '#platform/mail';
import { Problem } from '#platform/problem';
import { AlsoAnswers, AnySignedIn, CurrentActor, pageOf } from '#platform/http';
import { MailContentDto, MailPageDto, MailQuery, presentMail } from './mail.dto.js';

/**
 * Routes for reading mails that were written to files because no mail server is configured.
 * Available only in a trial installation, so that its user can read the mails. The secrets in links
 * are removed, because the reader could otherwise act as the recipient of the mail. The permission
 * is checked here and not by the guard, because the routes must not exist in production: everybody
 * gets 404 there.
 */
@ApiTags('operations')
@Controller('api/mails')
export class MailsController {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  @Get()
  @AnySignedIn()
  @AlsoAnswers(404)
  @ApiOperation({
    summary:
      'Mails that were written to files, newest first; 404 when a mail server takes them, and in production',
  })
  @ApiOkResponse({ type: MailPageDto })
  async listMails(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: MailQuery,
  ): Promise<MailPageDto> {
    this.allowReading(actor);
    const after = cursor?.[0];
    const files = await listMailFiles(this.settings.DATA_DIR, { limit: limit + 1, after });
    const heads = await this.database.read(withPrivileges(actor.scope, 'mail'), (tx) =>
      mailHeads(
        tx,
        files.map((file) => file.mailId),
      ),
    );
    return pageOf(
      files,
      limit,
      (file) => presentMail(file, heads.get(file.mailId)),
      (file) => [file.name],
    );
  }

  @Get(':name')
  @AnySignedIn()
  @ApiOperation({ summary: 'One of these mails, without the secrets of its links' })
  @ApiOkResponse({ type: MailContentDto })
  async readMail(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
  ): Promise<MailContentDto> {
    this.allowReading(actor);
    const file = await readMailFile(this.settings.DATA_DIR, name);
    if (!file) throw new Problem('NOT_FOUND');
    const { head, masked } = await this.database.read(
      withPrivileges(actor.scope, 'mail'),
      async (tx) => ({
        head: (await mailHeads(tx, [file.mailId])).get(file.mailId),
        masked: await maskedMail(tx, file.mailId, this.settings.MAIL_FROM),
      }),
    );
    const shown = presentMail({ name, bytes: Buffer.byteLength(file.raw) }, head);
    return { ...shown, text: masked?.text ?? null, raw: masked?.raw ?? null };
  }

  private allowReading(actor: Actor): void {
    if (this.settings.INSTALLATION !== 'trial') throw new Problem('NOT_FOUND');
    allow(actor, 'mail.read');
    if (this.settings.SMTP_URL) throw new Problem('MAILS_ARE_SENT');
  }
}
