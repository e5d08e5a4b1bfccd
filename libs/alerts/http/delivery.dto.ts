import { ApiProperty } from '@nestjs/swagger';
import type { ChannelKind } from '../rules/channel.js';
import { DELIVERY_STATES, type DeliveryState, type ListedDelivery } from '../queries/deliveries.js';
import { explain, RULE_CODES } from '../rules/all-rules.js';
import type { Severity } from '../rules/evaluation-result.js';
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
  kind: ChannelKind;
  name: string;
  /** `withdrawn`: not sent, because the message was out of date or no longer permitted */
  state: 'pending' | 'sent' | 'failed' | 'withdrawn';
  attempts: number;
  sentAt: string | null;
  /** response of the receiver, as received */
  serverResponse: string | null;
  lastError: string | null;
  /** result of the delivery in the caller’s language; null while there is none */
  words: string | null;
}

/**
 * A notification with its recipient, subject and time, and whether the mail server has accepted it.
 */
export class DeliveryDto {
  id: string;
  /** when the notification was created */
  createdAt: string;
  /**
   * raised, inherited-<day>, worsened-…, commitment-broken-<day>, snooze-over-<day>,
   * reminder-<days>-…, head-…, escalated-<step>-…
   * @example raised
   */
  occasion: string;
  urgent: boolean;
  /**
   * waiting (in no mail yet), pending (in a mail that is not sent yet), sent (accepted by the mail
   * server), failed, or dropped (not sent, see `dropped`); for a person without a usable address,
   * the state of the messages to the person’s channels
   */
  state: DeliveryState;
  /**
   * reason why the notification was not sent. `stale`: the alert had ended; `answered`: the alert
   * had been answered; `not-theirs`: the person was no longer a recipient; `account-closed`;
   * `no-address`: the person had neither a usable mail address nor a channel
   */
  dropped: string | null;
  personId: string;
  personName: string;
  alertId: string;
  @ApiProperty({ enum: RULE_CODES }) rule: string;
  severity: Severity;
  explanation: string;
  projectId: string;
  projectName: string;
  unitId: string;
  /** id of the mail; null when there is no mail yet, or only messages to channels */
  mailId: string | null;
  /** @example <0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10@tracker.example.org> */
  messageId: string | null;
  toAddress: string | null;
  composedAt: string | null;
  attempts: number | null;
  /** when the mail server accepted the mail */
  sentAt: string | null;
  /** response of the mail server, as received */
  serverResponse: string | null;
  lastError: string | null;
  /** result of the delivery in the caller’s language; null while there is none */
  words: string | null;
  nextAttemptAt: string | null;
  /** deliveries of the same notification to the person’s webhooks and chat robots */
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
