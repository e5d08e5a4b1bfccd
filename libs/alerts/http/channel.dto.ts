import type { AddedChannel } from '../commands/add-channel.js';
import { CHANNEL_KINDS, type ChannelKind } from '../rules/channel.js';
import type { ListedChannel } from '../store/alert-channels.js';
import type { Language } from '#platform/language';
import { wordDelivery } from '../texts/word-delivery.js';
import { CodeField, PageOf, TextField } from '#platform/http';

/**
 * Request body that adds a notification channel. The program sends a test message first; the
 * channel is only added when the message arrives.
 */
export class NewChannelDto {
  @CodeField(CHANNEL_KINDS, {
    description: 'a signed webhook (CloudEvents), or the robot of a group',
  })
  kind: ChannelKind;
  @TextField({ max: 100, example: '交通处群' }) name: string;
  @TextField({
    max: 2_000,
    min: 8,
    example: 'https://hooks.city.example/alerts',
    description:
      'https, at an address of the internet or one that the settings allow; never shown again',
  })
  url: string;
  @TextField({
    max: 200,
    optional: true,
    description:
      'what DingTalk or Feishu shows for signing (加签, 签名校验); a webhook gets one from the program, WeCom has none',
  })
  secret?: string | null;
}

/** A notification channel (webhook or chat robot) as its owner sees it. */
export class ChannelDto {
  id: string;
  kind: ChannelKind;
  name: string;
  /**
   * host of the channel’s address; the rest of the address is secret and never returned
   * @example hooks.city.example
   */
  host: string;
  createdAt: string;
  endedAt: string | null;
  /** number of messages that wait for delivery */
  pending: number;
  lastSentAt: string | null;
  /** error of the last failed delivery, as the receiver or the network reported it */
  lastError: string | null;
  /** explanation of `lastError` in the caller’s language */
  words: string | null;
}
export class ChannelPageDto extends PageOf(ChannelDto) {}

/** A new notification channel, with its secret. The secret is shown only in this response. */
export class AddedChannelDto {
  id: string;
  kind: ChannelKind;
  name: string;
  host: string;
  /**
   * secret with which the messages of a webhook are signed; null for a chat robot. Only this
   * response contains it, and the response to the same request repeated within ten minutes; later
   * it is null. If the secret is lost, end the channel and add a new one
   * @example whsec_…
   */
  signingSecret: string | null;
}

/** Converts a notification channel to its response DTO. */
export const presentChannel = (
  { createdAt, endedAt, lastSentAt, ...channel }: ListedChannel,
  language: Language,
): ChannelDto => ({
  ...channel,
  words: channel.lastError === null ? null : wordDelivery(channel.lastError, language),
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  lastSentAt: lastSentAt?.toISOString() ?? null,
});

/**
 * Converts a new notification channel to its response DTO. No other response contains the secret.
 */
export const presentAdded = ({
  id,
  kind,
  name,
  host,
  signingSecret,
}: AddedChannel): AddedChannelDto => ({ id, kind, name, host, signingSecret });
