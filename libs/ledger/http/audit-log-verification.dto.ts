import { ApiProperty } from '@nestjs/swagger';
import type { RecordFlawKind } from '#audit';
import type { AuditLogEvent } from '../commands/verify-audit-log.js';
import { PageOf } from '#platform/http';

/** The first place at which the audit log differs from the signed content. */
export class AuditLogFlawDto {
  /**
   * number of the batch signature
   * @example 311
   */
  seal: string;
  /**
   * number of the audit event; null when the flaw concerns the whole batch
   * @example 1042
   */
  recordId: string | null;
  kind: RecordFlawKind;
}

/** Result of one verification of the audit log. */
export class AuditLogRunDto {
  /**
   * number of batch signatures that were recomputed
   * @example 311
   */
  seals: number;
  /**
   * number of audit events in these batches
   * @example 5200
   */
  records: number;
  /**
   * number of audit events that are not signed yet
   * @example 3
   */
  unsealed: number;
  @ApiProperty({
    description:
      'numbers of the batch signatures that the newest checkpoint and the one handed in carry; ' +
      'those of all other kept checkpoints are held against the log too',
    example: ['298'],
  })
  against: string[];
  /** first flaw found; null when nothing was altered */
  flaw: AuditLogFlawDto | null;
}

/** A stored result of verifying the audit log. */
export class AuditLogVerificationDto extends AuditLogRunDto {
  /**
   * number of the audit event that contains this result
   * @example 1043
   */
  id: string;
  verifiedAt: string;
  /** present name of the person who started the verification; null for a service */
  by: string | null;
}
export class AuditLogVerificationPageDto extends PageOf(AuditLogVerificationDto) {}

export const presentRun = ({
  seals,
  records,
  unsealed,
  against,
  flaw,
}: AuditLogEvent): AuditLogRunDto => ({ seals, records, unsealed, against, flaw });
