/**
 * Kinds of notification channels besides mail: a webhook, or the group-chat robot of DingTalk,
 * WeCom or Feishu.
 */
export const CHANNEL_KINDS = ['webhook', 'dingtalk', 'wecom', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Largest number of channels that one person may have at a time. */
export const CHANNELS_MAX = 5;

/**
 * The part of a notification channel that is stored encrypted. `url` is the address to which
 * messages are posted; the address of a chat robot contains an access key. `secret` is the key with
 * which messages are signed; null if they are not signed.
 */
export interface ChannelSecret {
  url: string;
  secret: string | null;
}
