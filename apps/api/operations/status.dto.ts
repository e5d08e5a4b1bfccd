import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';

const HEALTH = ['ok', 'degraded'] as const;
/** Status of a part of the program, or of the whole. */
export type Health = (typeof HEALTH)[number];

/** Status of one part of the program. */
export class PartStatusDto {
  @ApiProperty({ enum: HEALTH }) status: Health;
  /** what is wrong and what to do, in the reader’s language */

  why: string | null;
}
export class QueueStatusDto extends PartStatusDto {
  @ApiProperty({ enum: ['postgres', 'redis'] }) backend: 'postgres' | 'redis';
  /** jobs waiting; null when the queue does not answer */

  waiting: number | null;
  /** jobs that failed and are still kept */

  failed: number | null;
}
export class WorkerStatusDto extends PartStatusDto {
  @ApiProperty({ format: 'date-time' }) lastSweepAt: string | null;
}
export class AlertsStatusDto extends PartStatusDto {
  /**
   * changes that wait for evaluation
   * @example 0
   */
  touches: number;
  oldestTouchSeconds: number | null;
  /**
   * urgent things that are in no mail yet
   * @example 0
   */

  urgentUntold: number;
  /**
   * open alerts that have no recipient
   * @example 0
   */

  unheard: number;
}
export class ScanStatusDto extends PartStatusDto {
  @ApiProperty({ format: 'date' }) lastSlotOn: string | null;
  @ApiProperty({ format: 'date-time' }) finishedAt: string | null;
}
export class MailStatusDto extends PartStatusDto {
  @ApiProperty({ enum: ['smtp', 'files'] }) transport: 'smtp' | 'files';
  /** @example 0 */
  pending: number;
  oldestPendingSeconds: number | null;
  /**
   * given up within a day
   * @example 0
   */
  failed: number;
}
export class RecordStatusDto extends PartStatusDto {
  /**
   * audit events that are not signed yet
   * @example 3
   */

  unsealed: number;
  oldestUnsealedSeconds: number | null;
}
export class ProofStatusDto extends PartStatusDto {
  /** end of the newest verification of the ledger */
  @ApiProperty({ format: 'date-time' })
  verifiedAt: string | null;
  /** what it found */
  flaws: number | null;
  /** day of the newest checkpoint */
  @ApiProperty({ format: 'date' })
  digestOn: string | null;
  /**
   * open contradictions of the ledger
   * @example 0
   */

  contradictions: number;
}
export class AlarmsStatusDto extends PartStatusDto {
  /**
   * open alarms
   * @example 0
   */
  standing: number;
  /** when the program last looked for what is wrong */
  @ApiProperty({ format: 'date-time' })
  lastSelfCheckAt: string | null;
}
export class InstallationStatusDto extends PartStatusDto {
  /** `trial` or `production`, as set; a trial requires less at sign-in */
  @ApiProperty({ enum: ['trial', 'production'], example: 'production' })
  mode: 'trial' | 'production';
  /**
   * whether it had accounts before this setting existed
   * @example false
   */

  upgraded: boolean;
}
export class StatusPartsDto {
  database: PartStatusDto;
  /** degraded while a disk has no room: nothing is saved, everything can be read */

  disk: PartStatusDto;
  /** degraded when requests are forwarded by a proxy that TRUSTED_PROXIES does not name */

  proxy: PartStatusDto;
  queue: QueueStatusDto;
  worker: WorkerStatusDto;
  alerts: AlertsStatusDto;
  scan: ScanStatusDto;
  mail: MailStatusDto;
  alarms: AlarmsStatusDto;
  record: RecordStatusDto;
  ledger: ProofStatusDto;
  installation: InstallationStatusDto;
}

/** Status of the whole program and of each part. */
@ApiExtraModels(StatusPartsDto)
export class StatusDto {
  /** degraded when any part is */
  @ApiProperty({ enum: HEALTH }) status: Health;
  /**
   * version of the program that answers
   * @example 0.1.0
   */

  version: string;
  parts: StatusPartsDto;
}
