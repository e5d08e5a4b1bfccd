/** Kinds of channels besides mail: a webhook, or the group robot of DingTalk, WeCom or Feishu. */
export const CHANNEL_KINDS = ['webhook', 'dingtalk', 'wecom', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Maximum number of channels of one person at a time. */
export const CHANNELS_MAX = 5;

/**
 * The secret part of a channel, which is encrypted: its address (a robot's contains its key) and
 * the secret that messages are signed with.
 */
export interface ChannelSecret {
  url: string;
  secret: string | null;
}
