import { ApiProperty } from '@nestjs/swagger';
import type { AuditEventFilters, NewestAuditBatch, RecordedAuditEvent, RecordLag } from '#audit';
import { addDays, type Day, isDay, startOfDay } from '#values';
import {
  keyPart,
  CodeField,
  field,
  instantOf,
  PageOf,
  PageQueryOf,
  TextField,
} from '#platform/http';

/**
 * Declares a query parameter that is either a calendar day in the city's time zone or an instant.
 */
const MomentField = ({
  example,
  ...said
}: {
  description: string;
  example: string;
}): PropertyDecorator =>
  field<Day | Date>(
    {
      code: 'NOT_A_MOMENT',
      message: { zh: '须为日期，或带时区的时刻', en: 'A day, or an instant with its offset' },
      accepted: {
        zh: 'YYYY-MM-DD，或 "2026-01-15T08:30:00+08:00"',
        en: 'YYYY-MM-DD, or "2026-01-15T08:30:00+08:00"',
      },
      read: (raw) => (typeof raw !== 'string' ? undefined : isDay(raw) ? raw : instantOf(raw)),
      schema: { type: 'string' },
    },
    { optional: true, nullable: false, example, ...said },
  );

/** Query parameters that filter the list of audit events. */
export class AuditQuery extends PageQueryOf([keyPart.digits]) {
  @TextField({
    max: 100,
    optional: true,
    nullable: false,
    example: 'ledger.',
    description: 'How the action begins: `ledger.` for all of the ledger, `ledger.post` for one',
  })
  action?: string;
  @TextField({
    max: 100,
    optional: true,
    nullable: false,
    description: 'Id of a person, or the name of a service',
  })
  actorId?: string;
  @TextField({
    max: 100,
    optional: true,
    nullable: false,
    description: 'Part of what a person is called today',
  })
  actorName?: string;
  @CodeField(['done', 'refused'], { optional: true, nullable: false }) outcome?: 'done' | 'refused';
  @TextField({ max: 100, optional: true, nullable: false, example: 'project' })
  subjectType?: string;
  @TextField({ max: 100, optional: true, nullable: false }) subjectId?: string;
  @TextField({
    max: 64,
    optional: true,
    nullable: false,
    description: 'X-Request-Id of the answer',
  })
  requestId?: string;
  @MomentField({
    description: 'First day in the city, or the instant from which on',
    example: '2026-01-01',
  })
  from?: Day | Date;
  @MomentField({ description: 'Last day in the city, or the last instant', example: '2026-12-31' })
  to?: Day | Date;
  @CodeField(['json', 'csv'], {
    optional: true,
    nullable: false,
    description: 'csv: everything wanted in one file, oldest first; taking it out is recorded',
  })
  format?: 'json' | 'csv';
  @CodeField(['zh', 'en'], {
    optional: true,
    nullable: false,
    description:
      'language of a file; as Accept-Language unless given, because a link cannot send that',
  })
  language?: 'zh' | 'en';
}

const MILLISECOND = 1;

/**
 * Converts the query to filters for the audit log. Both ends of the period are included.
 * @param actorIds ids of the people whose name was searched for; undefined when no name was given
 */
export function filtersOf(
  { action, actorId, outcome, subjectType, subjectId, requestId, from, to }: AuditQuery,
  actorIds?: readonly string[],
): AuditEventFilters {
  const wanted: { [Name in keyof AuditEventFilters]: AuditEventFilters[Name] | undefined } = {
    action,
    actorId,
    actorIds,
    outcome,
    subjectType,
    subjectId,
    requestId,
    from: typeof from === 'string' ? startOfDay(from) : from,
    before:
      typeof to === 'string'
        ? startOfDay(addDays(to, 1))
        : to && new Date(to.getTime() + MILLISECOND),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

export class AuditSubjectView {
  /** @example ledger-entry */
  kind: string;
  /** @example metro-group */
  id: string | null;
}

export class AuditPersonView {
  id: string;
  /** Name of the person today (not part of the signed event) */
  name: string;
}

export class AuditEventView {
  /** @example 1042 */
  id: string;
  /**
   * Instant at which the event was recorded
   * @example 2026-01-15T00:30:00.000Z
   */
  at: string;
  /** What the event is about; null when it is about nothing in particular */
  subject: AuditSubjectView | null;
  /** Who did it; null for a service */
  person: AuditPersonView | null;
  /** Now called `at` */
  @ApiProperty({ format: 'date-time', deprecated: true, example: '2026-01-15T00:30:00.000Z' })
  recordedAt: string;
  /**
   * Opaque id of a person, the name of a service, or `anonymous`
   * @example service:plan
   */
  actorId: string;
  /** Name of the person today (not part of the signed event); null for a service */
  actorName: string | null;
  /** @example officer@sample-transport */
  authority: string;
  /** @example ledger.post */
  action: string;
  /** @example done */
  outcome: 'done' | 'refused';
  /** @example ledger-entry */
  subjectType: string | null;
  /** @example sample-transport */
  subjectId: string | null;
  /**
   * Organisation that the event concerns; null when it concerns none
   * @example sample-transport
   */
  unitId: string | null;
  /** Values before the change; null when there were none */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  oldValue: object | null;
  /** Values after the change; for a refused request, its problem code and its route */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { projectId: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' },
  })
  newValue: object | null;
  /**
   * the request’s `X-Request-Id`, or one that was made for it
   * @example portal-4711
   */
  requestId: string;
  /**
   * Network address from which the request came
   * @example 10.0.3.17
   */
  source: string | null;
}
export class AuditEventPage extends PageOf(AuditEventView) {}

export class AuditBatchView {
  /** @example 311 */
  number: string;
  /**
   * Id of the last audit event in a signed batch
   * @example 1042
   */
  lastRecordId: string;
  /**
   * Number of audit events in this batch
   * @example 17
   */
  records: number;
  /**
   * Hash of the batch signature. If it is noted outside the program, the command
   * `audit verify --noted number:hash` proves later that no event up to this batch was changed
   */
  hash: string;
  /** @example 2026-01-15T00:31:00.000Z */
  sealedAt: string;
}

export class AuditSigningView {
  newest: AuditBatchView | null;
  /**
   * Number of audit events that are not signed yet
   * @example 3
   */
  unsealed: number;
  /**
   * Age in seconds of the oldest audit event that is not signed yet; null when there is none
   * @example 12
   */
  oldestUnsealedSeconds: number | null;
}

const personOf = (
  { actorId }: RecordedAuditEvent,
  names: ReadonlyMap<string, string>,
): AuditPersonView | null => {
  const name = names.get(actorId);
  return name === undefined ? null : { id: actorId, name };
};

export const presentAuditEvent = (
  event: RecordedAuditEvent,
  names: ReadonlyMap<string, string>,
): AuditEventView => ({
  id: event.id.toString(),
  at: event.recordedAt.toISOString(),
  subject: event.subjectType === null ? null : { kind: event.subjectType, id: event.subjectId },
  person: personOf(event, names),
  recordedAt: event.recordedAt.toISOString(),
  actorId: event.actorId,
  actorName: names.get(event.actorId) ?? null,
  authority: event.authority,
  action: event.action,
  outcome: event.outcome,
  subjectType: event.subjectType,
  subjectId: event.subjectId,
  unitId: event.unitId,
  oldValue: event.oldValue,
  newValue: event.newValue,
  requestId: event.requestId,
  source: event.source,
});

export const presentAuditSigning = (
  newest: NewestAuditBatch | null,
  { unsealed, oldestUnsealedSeconds }: RecordLag,
): AuditSigningView => ({
  newest: newest && {
    number: newest.number.toString(),
    lastRecordId: newest.toId.toString(),
    records: newest.records,
    hash: newest.hash,
    sealedAt: newest.sealedAt.toISOString(),
  },
  unsealed,
  oldestUnsealedSeconds,
});
