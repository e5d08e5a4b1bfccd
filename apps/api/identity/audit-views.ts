import { ApiProperty } from '@nestjs/swagger';
import type { RecordedDeed } from '#audit';
import type { Day } from '#values';
import { DayField, PageOf, PageQuery, TextField } from '../edge/fields/index.js';

/** Which deeds are wanted. */
export class AuditQuery extends PageQuery {
  @TextField({ max: 100, optional: true, example: 'ledger.post' }) action?: string | null;
  @TextField({ max: 100, optional: true, description: 'Id of a person, or the name of a service' }) actorId?: string | null;
  @DayField({ optional: true, description: 'First day, in the city', example: '2026-01-01' }) from?: Day | null;
  @DayField({ optional: true, description: 'Last day, in the city', example: '2026-12-31' }) to?: Day | null;
}

export class AuditRecordView {
  @ApiProperty({ type: 'string', example: '1042' }) id: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: 'string', description: 'Opaque id of a person, or the name of a service' }) actorId: string;
  @ApiProperty({ type: 'string', example: 'officer@sample-transport' }) authority: string;
  @ApiProperty({ type: 'string', example: 'ledger.post' }) action: string;
  @ApiProperty({ type: 'string', enum: ['done', 'refused'] }) outcome: 'done' | 'refused';
  @ApiProperty({ type: 'string', nullable: true }) subjectType: string | null;
  @ApiProperty({ type: 'string', nullable: true }) subjectId: string | null;
  @ApiProperty({ description: 'What it was before, as JSON; null when nothing was' }) oldValue: unknown;
  @ApiProperty({ description: 'What it became, as JSON' }) newValue: unknown;
  @ApiProperty({ type: 'string' }) requestId: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Network address that asked' }) source: string | null;
}
export class AuditRecordPage extends PageOf(AuditRecordView) {}

export const presentDeed = (deed: RecordedDeed): AuditRecordView => ({
  id: deed.id.toString(), recordedAt: deed.recordedAt.toISOString(), actorId: deed.actorId, authority: deed.authority, action: deed.action, outcome: deed.outcome,
  subjectType: deed.subjectType, subjectId: deed.subjectId, oldValue: deed.oldValue, newValue: deed.newValue, requestId: deed.requestId, source: deed.source,
});
