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
  @ApiProperty() name: string;
  @ApiProperty({
    enum: ['pending', 'sent', 'failed', 'withdrawn'],
    description: 'withdrawn: it was over before it left',
  })
  state: 'pending' | 'sent' | 'failed' | 'withdrawn';
  @ApiProperty() attempts: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) sentAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the other side’s words' })
  serverResponse: string | null;
  @ApiProperty({ type: String, nullable: true }) lastError: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'what became of it, in the caller’s language; null while nothing did',
  })
  words: string | null;
}

/**
 * A notification with its recipient, subject and time, and whether the mail server has accepted it.
 */
export class DeliveryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({
    format: 'date-time',
    description: 'when the notification was created',
  })
  createdAt: string;
  @ApiProperty({
    example: 'raised',
    description:
      'raised, inherited-<day>, worsened-…, commitment-broken-<day>, snooze-over-<day>, reminder-<days>-…, head-…, escalated-<step>-…',
  })
  occasion: string;
  @ApiProperty() urgent: boolean;
  @ApiProperty({
    enum: DELIVERY_STATES,
    description:
      'pending (in no mail yet), queued, accepted by the mail server, given up, or not sent (see `dropped`); for a person without a usable address, the state of the messages to their channels',
  })
  state: DeliveryState;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'stale: it was over before it was told; answered: it was answered before; not-theirs: handed over, or the role ended; account-closed; no-address: there was neither a usable address nor a channel',
  })
  dropped: string | null;
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() personName: string;
  @ApiProperty({ format: 'uuid' }) alertId: string;
  @ApiProperty({ enum: RULE_CODES }) rule: string;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty() explanation: string;
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty() projectName: string;
  @ApiProperty() unitId: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'null when it is in no mail yet, or was sent through channels alone',
  })
  mailId: string | null;
  @ApiProperty({ type: String, nullable: true }) messageId: string | null;
  @ApiProperty({ type: String, nullable: true }) toAddress: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) composedAt: string | null;
  @ApiProperty({ type: Number, nullable: true }) attempts: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'when the server took it',
  })
  sentAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the server’s words' }) serverResponse:
    string | null;
  @ApiProperty({ type: String, nullable: true }) lastError: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'what became of it, in the caller’s language; null while nothing did',
  })
  words: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) nextAttemptAt: string | null;
  @ApiProperty({
    type: [ChannelDeliveryDto],
    description: 'the same to the person’s webhooks and robots',
  })
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
