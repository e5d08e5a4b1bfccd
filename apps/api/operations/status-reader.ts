import { Injectable } from '@nestjs/common';
import { alertHealth, lastSelfCheck } from '#alerts';
import { firstAuditEventAt, recordLag } from '#audit';
import { installationState } from '#identity';
import { proofHealth } from '#ledger';
import { lastBackup } from '#platform/backups';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database, serviceScope } from '#platform/database';
import type { Language } from '#platform/language';
import { mailState } from '#platform/mail';
import { heartbeat } from '#platform/queue';
import { presentBackup, presentMail, presentRecords, presentWork } from './present-status.js';
import type { StatusPartsDto } from './status.dto.js';
import { noteOnInstallation } from './status-parts.js';
import { SurroundingsStatus } from './surroundings-status.js';

const DAY_MS = 86_400_000;

/** Reads how each part of the program is doing. */
@Injectable()
export class StatusReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly surroundings: SurroundingsStatus,
  ) {}

  /** Returns the status of every part, with the reasons in a language. */
  async parts(language: Language, requestId: string): Promise<StatusPartsDto> {
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
    return {
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
  }
}
