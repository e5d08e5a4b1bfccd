import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { alertHealth, lastSelfCheck } from '#alerts';
import { firstAuditEventAt, recordLag } from '#audit';
import { proofHealth } from '#ledger';
import { installationState } from '#identity';
import { lastBackup } from '#platform/backups';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database, serviceScope } from '#platform/database';
import { mailState } from '#platform/mail';
import { programVersion } from '#platform/program';
import { heartbeat } from '#platform/queue';
import { Can, type Call, CurrentRequest } from '#platform/http';
import { presentBackup, presentMail, presentRecords, presentWork } from './present-status.js';
import { PartStatusDto, StatusDto, type StatusPartsDto } from './status.dto.js';
import { noteOnInstallation } from './status-parts.js';
import { SurroundingsStatus } from './surroundings-status.js';

const DAY_MS = 86_400_000;

/**
 * Route that returns the status of each part of the program and, for a part that does not work
 * properly, the reason.
 */
@ApiTags('operations')
@Controller('api/status')
export class StatusController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly surroundings: SurroundingsStatus,
  ) {}

  @Get()
  @Can('status.read')
  @ApiOperation({ summary: 'How each part is doing, and why when it is not well' })
  @ApiOkResponse({ type: StatusDto })
  async readStatus(@CurrentRequest() { language, requestId }: Call): Promise<StatusDto> {
    const now = this.clock.now();
    const [surroundings, records] = await Promise.all([
      this.surroundings.read(language),
      this.database.read(serviceScope('status', requestId), async (tx) => ({
        alerts: await alertHealth(tx, this.clock.today()),
        mail: await mailState(tx, new Date(now.getTime() - DAY_MS)),
        sign: await heartbeat(tx),
        lag: await recordLag(tx),
        proof: await proofHealth(tx),
        check: await lastSelfCheck(tx),
        installation: await installationState(tx),
        backup: { last: await lastBackup(tx), since: await firstAuditEventAt(tx) },
      })),
    ]);
    const parts: StatusPartsDto = {
      ...surroundings,
      ...presentWork(records, this.clock, language),
      mail: presentMail(records.mail, this.settings, now, language),
      ...presentRecords(records, now, language),
      backup: presentBackup(records.backup, this.settings, now, language),
      // Always `ok`: a trial installation gets a note, but the note must not make the overall
      // status degraded.
      installation: {
        status: 'ok',
        why:
          noteOnInstallation(this.settings.INSTALLATION, records.installation)?.[language] ?? null,
        mode: this.settings.INSTALLATION,
        upgraded: records.installation.upgraded,
      },
    };
    return {
      status: Object.values(parts).every((one: PartStatusDto) => one.status === 'ok')
        ? 'ok'
        : 'degraded',
      version: programVersion,
      parts,
    };
  }
}
