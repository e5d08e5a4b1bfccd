import { ApiExtraModels } from '@nestjs/swagger';

/** Status of a part of the program, or of the whole. */
export type Health = 'ok' | 'degraded';

/** Status of one part of the program. */
export class PartStatusDto {
  status: Health;
  /** why the part is degraded and what to do, in the reader’s language; null when it works */

  why: string | null;
}
export class QueueStatusDto extends PartStatusDto {
  backend: 'postgres' | 'redis';
  /** number of waiting jobs; null when the queue does not answer */

  waiting: number | null;
  /** number of failed jobs that are not deleted yet; null when the queue does not answer */

  failed: number | null;
}
export class WorkerStatusDto extends PartStatusDto {
  lastSweepAt: string | null;
}
export class AlertsStatusDto extends PartStatusDto {
  /**
   * number of project changes for which the alert rules are not evaluated yet
   * @example 0
   */
  touches: number;
  oldestTouchSeconds: number | null;
  /**
   * number of urgent notifications that are in no mail yet
   * @example 0
   */

  urgentUntold: number;
  /**
   * number of open alerts without a recipient
   * @example 0
   */

  unheard: number;
}
export class ScanStatusDto extends PartStatusDto {
  lastSlotOn: string | null;
  finishedAt: string | null;
}
export class MailStatusDto extends PartStatusDto {
  transport: 'smtp' | 'files';
  /** @example 0 */
  pending: number;
  oldestPendingSeconds: number | null;
  /**
   * number of mails that failed permanently within the last day
   * @example 0
   */
  failed: number;
}
export class RecordStatusDto extends PartStatusDto {
  /**
   * number of audit events that are not signed yet
   * @example 3
   */

  unsealed: number;
  oldestUnsealedSeconds: number | null;
}
export class ProofStatusDto extends PartStatusDto {
  /** end of the newest verification of the ledger */
  verifiedAt: string | null;
  /** number of flaws that the newest verification of the ledger found */
  flaws: number | null;
  /** day of the newest checkpoint */
  digestOn: string | null;
  /**
   * number of open contradictions of the ledger
   * @example 0
   */

  contradictions: number;
}
export class AlarmsStatusDto extends PartStatusDto {
  /**
   * number of open alarms (faults of the program that an administrator must fix)
   * @example 0
   */
  standing: number;
  /** time of the program’s last check for its own faults */
  lastSelfCheckAt: string | null;
}
export class BackupStatusDto extends PartStatusDto {
  /** instant whose state the last good backup holds; null when none was ever made */
  lastBackupAt: string | null;
  /** whether that backup is encrypted */
  encrypted: boolean | null;
  /** whether the keys were saved with it, in a place of their own */
  withKeys: boolean | null;
  /**
   * days without a good backup after which this part is degraded; 0 for never
   * @example 2
   */
  daysMax: number;
}
export class InstallationStatusDto extends PartStatusDto {
  /**
   * purpose of the installation as configured; `trial` has weaker sign-in rules
   * @example production
   */
  mode: 'trial' | 'production';
  /**
   * whether the installation had accounts before the setting INSTALLATION existed
   * @example false
   */

  upgraded: boolean;
}
export class StatusPartsDto {
  database: PartStatusDto;
  /** degraded while a disk is full: changes are refused, but all data can be read */

  disk: PartStatusDto;
  /** degraded when requests are forwarded by a proxy that TRUSTED_PROXIES does not name */

  proxy: PartStatusDto;
  queue: QueueStatusDto;
  worker: WorkerStatusDto;
  alerts: AlertsStatusDto;
  scan: ScanStatusDto;
  mail: MailStatusDto;
  /** degraded when files cannot be stored in the data folder */

  files: PartStatusDto;
  alarms: AlarmsStatusDto;
  record: RecordStatusDto;
  ledger: ProofStatusDto;
  backup: BackupStatusDto;
  installation: InstallationStatusDto;
}

/** Status of the whole program and of each part. */
@ApiExtraModels(StatusPartsDto)
export class StatusDto {
  /** `degraded` when at least one part is degraded */
  status: Health;
  /**
   * version of the running program
   * @example 0.1.0
   */

  version: string;
  parts: StatusPartsDto;
}
