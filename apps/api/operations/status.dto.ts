import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';

const HEALTH = ['ok', 'degraded'] as const;
/** Status of a part of the program, or of the whole. */
export type Health = (typeof HEALTH)[number];

/** Status of one part of the program. */
export class PartStatusDto {
  @ApiProperty({ enum: HEALTH }) status: Health;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'what is wrong and what to do, in the reader’s language',
  })
  why: string | null;
}
export class QueueStatusDto extends PartStatusDto {
  @ApiProperty({ enum: ['postgres', 'redis'] }) backend: 'postgres' | 'redis';
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'jobs waiting; null when the queue does not answer',
  })
  waiting: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'jobs that failed and are still kept' })
  failed: number | null;
}
export class WorkerStatusDto extends PartStatusDto {
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) lastSweepAt: string | null;
}
export class AlertsStatusDto extends PartStatusDto {
  @ApiProperty({ example: 0, description: 'changes that wait for evaluation' }) touches: number;
  @ApiProperty({ type: Number, nullable: true }) oldestTouchSeconds: number | null;
  @ApiProperty({ example: 0, description: 'urgent things that are in no mail yet' })
  urgentUntold: number;
  @ApiProperty({ example: 0, description: 'open alerts that have no recipient' })
  unheard: number;
}
export class ScanStatusDto extends PartStatusDto {
  @ApiProperty({ type: String, nullable: true, format: 'date' }) lastSlotOn: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) finishedAt: string | null;
}
export class MailStatusDto extends PartStatusDto {
  @ApiProperty({ enum: ['smtp', 'files'] }) transport: 'smtp' | 'files';
  @ApiProperty({ example: 0 }) pending: number;
  @ApiProperty({ type: Number, nullable: true }) oldestPendingSeconds: number | null;
  @ApiProperty({ example: 0, description: 'given up within a day' }) failed: number;
}
export class RecordStatusDto extends PartStatusDto {
  @ApiProperty({ example: 3, description: 'audit events that are not signed yet' })
  unsealed: number;
  @ApiProperty({ type: Number, nullable: true }) oldestUnsealedSeconds: number | null;
}
export class ProofStatusDto extends PartStatusDto {
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'end of the newest verification of the ledger',
  })
  verifiedAt: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'what it found' }) flaws: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'day of the newest checkpoint',
  })
  digestOn: string | null;
  @ApiProperty({ example: 0, description: 'open contradictions of the ledger' })
  contradictions: number;
}
export class AlarmsStatusDto extends PartStatusDto {
  @ApiProperty({ example: 0, description: 'open alarms' }) standing: number;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'when the program last looked for what is wrong',
  })
  lastSelfCheckAt: string | null;
}
export class InstallationStatusDto extends PartStatusDto {
  @ApiProperty({
    enum: ['trial', 'production'],
    example: 'production',
    description: '`trial` or `production`, as set; a trial requires less at sign-in',
  })
  mode: 'trial' | 'production';
  @ApiProperty({
    example: false,
    description: 'whether it had accounts before this setting existed',
  })
  upgraded: boolean;
}
export class StatusPartsDto {
  @ApiProperty({ type: PartStatusDto }) database: PartStatusDto;
  @ApiProperty({
    type: PartStatusDto,
    description: 'degraded while a disk has no room: nothing is saved, everything can be read',
  })
  disk: PartStatusDto;
  @ApiProperty({
    type: PartStatusDto,
    description:
      'degraded when requests are forwarded by a proxy that TRUSTED_PROXIES does not name',
  })
  proxy: PartStatusDto;
  @ApiProperty({ type: QueueStatusDto }) queue: QueueStatusDto;
  @ApiProperty({ type: WorkerStatusDto }) worker: WorkerStatusDto;
  @ApiProperty({ type: AlertsStatusDto }) alerts: AlertsStatusDto;
  @ApiProperty({ type: ScanStatusDto }) scan: ScanStatusDto;
  @ApiProperty({ type: MailStatusDto }) mail: MailStatusDto;
  @ApiProperty({ type: AlarmsStatusDto }) alarms: AlarmsStatusDto;
  @ApiProperty({ type: RecordStatusDto }) record: RecordStatusDto;
  @ApiProperty({ type: ProofStatusDto }) ledger: ProofStatusDto;
  @ApiProperty({ type: InstallationStatusDto }) installation: InstallationStatusDto;
}

/** Status of the whole program and of each part. */
@ApiExtraModels(StatusPartsDto)
export class StatusDto {
  @ApiProperty({ enum: HEALTH, description: 'degraded when any part is' }) status: Health;
  @ApiProperty({ example: '0.1.0', description: 'version of the program that answers' })
  version: string;
  @ApiProperty({ type: StatusPartsDto }) parts: StatusPartsDto;
}
