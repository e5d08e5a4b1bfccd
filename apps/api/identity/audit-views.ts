import { ApiProperty } from '@nestjs/swagger';
import type { RecordedDeed } from '#audit';
import type { Day } from '#values';
import { DayField, PageOf, PageQuery, TextField } from '../edge/fields/index.js';

/** Which deeds are wanted. */
export class AuditQuery extends PageQuery {
  @TextField({ max: 100, optional: true, nullable: false, example: 'ledger.post' }) action?: string;
  @TextField({ max: 100, optional: true, nullable: false, description: 'Id of a person, or the name of a service' }) actorId?: string;
  @DayField({ optional: true, nullable: false, description: 'First day, in the city', example: '2026-01-01' }) from?: Day;
  @DayField({ optional: true, nullable: false, description: 'Last day, in the city', example: '2026-12-31' }) to?: Day;
}

export class AuditRecordView {
  @ApiProperty({ type: 'string', example: '1042' }) id: string;
  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-01-15T00:30:00.000Z' }) recordedAt: string;
  @ApiProperty({ type: 'string', description: 'Opaque id of a person, or the name of a service', example: 'service:plan' }) actorId: string;
  @ApiProperty({ type: 'string', example: 'officer@sample-transport' }) authority: string;
  @ApiProperty({ type: 'string', example: 'ledger.post' }) action: string;
  @ApiProperty({ type: 'string', enum: ['done', 'refused'], example: 'done' }) outcome: 'done' | 'refused';
  @ApiProperty({ type: 'string', nullable: true, example: 'ledger-entry' }) subjectType: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' }) subjectId: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'What it was before; null when nothing was' }) oldValue: object | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'What it became, or what was asked for', example: { projectId: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' } }) newValue: object | null;
  @ApiProperty({ type: 'string', example: '5f6c0e0e-6a27-4c1e-9d0b-2b6f4f1a9c11' }) requestId: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Network address that asked', example: '10.0.3.17' }) source: string | null;
}
export class AuditRecordPage extends PageOf(AuditRecordView) {}

export const presentDeed = (deed: RecordedDeed): AuditRecordView => ({
  id: deed.id.toString(), recordedAt: deed.recordedAt.toISOString(), actorId: deed.actorId, authority: deed.authority, action: deed.action, outcome: deed.outcome,
  subjectType: deed.subjectType, subjectId: deed.subjectId, oldValue: deed.oldValue, newValue: deed.newValue, requestId: deed.requestId, source: deed.source,
});
