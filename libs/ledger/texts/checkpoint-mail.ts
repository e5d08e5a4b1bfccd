import type { Language } from '#platform/language';
import type { CheckpointFacts } from '../store/checkpoint-rows.js';
import { type MailText, mailOf } from './mail-text.js';

/**
 * Fingerprints (SHA-256 of the public key as PEM) of the key that signed the previous checkpoint,
 * and of the key that signs now. Passed only when the two differ.
 */
export interface NewKey {
  before: string;
  now: string;
}

/**
 * Returns the text of the mail that sends a day's checkpoint to an auditor; the checkpoint file is
 * attached to the mail.
 */
export function checkpointMail(
  { day, entries, projects, sha256, asOf }: Omit<CheckpointFacts, 'madeAt'>,
  language: Language,
  publicUrl: string,
  newKey: NewKey | null = null,
): MailText {
  const link = `${publicUrl}/api/ledger-digests/${day}?sha256=${sha256}`;
  if (language === 'zh') {
    return mailOf(
      `${newKey ? '【签名密钥已更换】' : ''}台账检查点 ${day}：${projects} 个项目 ${entries} 笔`,
      [
        ...(newKey
          ? [
              `注意：本检查点的签名公钥与上一份不同。原公钥 SHA-256：${newKey.before}；现公钥 SHA-256：${newKey.now}。请向系统管理员核实更换原因；无人说明的，按密钥遗失或被替换处理。`,
            ]
          : []),
        `附件是截至 ${asOf.toISOString()} 全部项目台账链尾、笔数与合计的签名检查点，共 ${projects} 个项目、${entries} 笔。`,
        `附件的 SHA-256：${sha256}`,
        '请妥善保存附件。日后可用 “tracker ledger verify --against 附件” 核对：此前的任何一笔若被修改、删除、插入或整段重写，都会被指出。',
      ],
      link,
      language,
    );
  }
  return mailOf(
    `${newKey ? '[Another key] ' : ''}Ledger digest of ${day}: ${entries} entries of ${projects} projects`,
    [
      ...(newKey
        ? [
            `This digest was signed with another key than the one before it. SHA-256 of the public key before: ${newKey.before}, now: ${newKey.now}. Ask a system administrator why; if nobody can say, treat the key as lost or replaced.`,
          ]
        : []),
      `The attachment is the signed digest of every chain's end, count and sums as of ${asOf.toISOString()}: ${entries} entries of ${projects} projects.`,
      `SHA-256 of the attachment: ${sha256}`,
      'Keep it. “tracker ledger verify --against <attachment>” will name any entry before that instant that was changed, removed, put in or rewritten since.',
    ],
    link,
    language,
  );
}
