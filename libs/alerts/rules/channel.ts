/**
 * Kinds of notification channels besides mail: a webhook, or the group-chat robot of DingTalk,
 * WeCom or Feishu.
 */
export const CHANNEL_KINDS = ['webhook', 'dingtalk', 'wecom', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Largest number of channels that one person may have at a time. */
export const CHANNELS_MAX = 5;

/**
 * The part of a channel that is stored encrypted: its address (a robot's address contains its
 * access key) and the secret that messages are signed with; null if they are not signed.
 */
export interface ChannelSecret {
  url: string;
  secret: string | null;
}
