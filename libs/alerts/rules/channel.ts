/** Where digests go besides mail: a webhook of somebody's own, or the robot of a group in DingTalk, WeCom or Feishu. */
export const CHANNEL_KINDS = ['webhook', 'dingtalk', 'wecom', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Most channels that one person has at a time. */
export const CHANNELS_MAX = 5;

/** What only the program and the other side know: the address (a robot's contains its key) and the secret that messages are signed with. */
export interface ChannelSecret {
  url: string;
  secret: string | null;
}
