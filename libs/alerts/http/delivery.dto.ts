import { ApiProperty } from '@nestjs/swagger';
import { CHANNEL_KINDS, type ChannelKind } from '../rules/channel.js';
import { DELIVERY_STATES, type DeliveryState, type ListedDelivery } from '../queries/deliveries.js';
import { explain, RULE_CODES } from '../rules/all-rules.js';
import { SEVERITIES, type Severity } from '../rules/evaluation-result.js';
import type { Language } from '#platform/language';
import { wordDelivery } from '../texts/word-delivery.js';
import { dayAt } from '#values';
import { CodeField, IdField, NewestFirstQuery, PageOf } from '#platform/http';

/** Query that filters the list of notifications. */
export class DeliveryQuery extends NewestFirstQuery {
  @CodeField(DELIVERY_STATES, { optional: true, nullable: false }) state?: DeliveryState;
  @IdField({ optional: true, nullable: false }) personId?: string;
  @IdField({ optional: true, nullable: false }) projectId?: string;
  @IdField({ optional: true, nullable: false }) alertId?: string;
}

/** Result of sending a notification to another channel of the recipient, such as a webhook. */
export class ChannelDeliveryDto {
  @ApiProperty({ enum: CHANNEL_KINDS }) kind: ChannelKind;
  name: string;
  /** withdrawn: it was over before it left */
  state: 'pending' | 'sent' | 'failed' | 'withdrawn';
  attempts: number;
  @ApiProperty({ format: 'date-time' }) sentAt: string | null;
  /** the other side’s words */
  serverResponse: string | null;
  lastError: string | null;
  /** what became of it, in the caller’s language; null while nothing did */
  words: string | null;
}

/**
 * A notification with its recipient, subject and time, and whether the mail server has accepted it.
 */
export class DeliveryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  /** when the notification was created */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
  /** @example raised */
  @ApiProperty({
    description:
      'raised, inherited-<day>, worsened-…, commitment-broken-<day>, snooze-over-<day>, reminder-<days>-…, head-…, escalated-<step>-…',
  })
  occasion: string;
  urgent: boolean;
  /**
   * pending (in no mail yet), queued, accepted by the mail server, given up, or not sent (see
   * `dropped`); for a person without a usable address, the state of the messages to their channels
   */
  @ApiProperty({ enum: DELIVERY_STATES })
  state: DeliveryState;
  /**
   * stale: it was over before it was told; answered: it was answered before; not-theirs: handed
   * over, or the role ended; account-closed; no-address: there was neither a usable address nor a
   * channel
   */
  dropped: string | null;
  @ApiProperty({ format: 'uuid' }) personId: string;
  personName: string;
  @ApiProperty({ format: 'uuid' }) alertId: string;
  @ApiProperty({ enum: RULE_CODES }) rule: string;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  explanation: string;
  @ApiProperty({ format: 'uuid' }) projectId: string;
  projectName: string;
  unitId: string;
  /** null when it is in no mail yet, or was sent through channels alone */
  @ApiProperty({ format: 'uuid' })
  mailId: string | null;
  messageId: string | null;
  toAddress: string | null;
  @ApiProperty({ format: 'date-time' }) composedAt: string | null;
  attempts: number | null;
  /** when the server took it */
  @ApiProperty({ format: 'date-time' })
  sentAt: string | null;
  /** the server’s words */
  serverResponse: string | null;
  lastError: string | null;
  /** what became of it, in the caller’s language; null while nothing did */
  words: string | null;
  @ApiProperty({ format: 'date-time' }) nextAttemptAt: string | null;
  /** the same to the person’s webhooks and robots */
  channels: ChannelDeliveryDto[];
}

/** A page of notifications, newest first. */
export class DeliveryPageDto extends PageOf(DeliveryDto) {}

/**
 * Explains the result of a delivery in the reader's language: the last error or, without an error,
 * the response of the server. Returns null when there is neither.
 */
const wordsOf = (
  { lastError, serverResponse }: { lastError: string | null; serverResponse: string | null },
  language: Language,
): string | null => {
  const said = lastError ?? serverResponse;
  return said === null ? null : wordDelivery(said, language);
};

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * Converts a notification to its response DTO. The explanation of the alert refers to the day on
 * which the notification was created.
 */
export const presentDelivery = (
  { inputs, createdAt, composedAt, sentAt, nextAttemptAt, ...delivery }: ListedDelivery,
  language: Language,
): DeliveryDto => ({
  ...delivery,
  words: wordsOf(delivery, language),
  channels: delivery.channels.map((one) => ({ ...one, words: wordsOf(one, language) })),
  explanation: explain(delivery.rule, inputs, dayAt(createdAt), language),
  createdAt: createdAt.toISOString(),
  composedAt: instant(composedAt),
  sentAt: instant(sentAt),
  nextAttemptAt: instant(nextAttemptAt),
});
