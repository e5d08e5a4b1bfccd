import type { Language } from '#platform/language';
import type { FoundContradiction } from '../rules/contradiction.js';

type StatusMessage = Pick<
  FoundContradiction,
  'kind' | 'projectId' | 'sequence' | 'checkpointOn' | 'what'
>;

const KINDS: Readonly<Record<FoundContradiction['kind'], Readonly<Record<Language, string>>>> = {
  chain: {
    zh: '分录、链尾或累计与其校验值不符',
    en: 'an entry, head or total is not as it was hashed',
  },
  checkpoint: {
    zh: '台账与已签发的检查点不符',
    en: 'the ledger is not the one that a signed checkpoint vouches for',
  },
  'checkpoint-missing': {
    zh: '检查点缺失，后一份提到它',
    en: 'a checkpoint is missing that its successor names',
  },
  'checkpoint-changed': {
    zh: '检查点被改动，或与后一份所记不符',
    en: 'a checkpoint was changed, or is not the one its successor names',
  },
  'key-unknown': {
    zh: '检查点用另一把密钥签名，无人确认过',
    en: 'a checkpoint was signed with another key, which nobody has vouched for',
  },
  'database-older': {
    zh: '数据库缺少一份已签发的检查点，可能装回了旧备份',
    en: 'the database lacks a checkpoint that was signed: an old backup may have been put back',
  },
  'audit-log': {
    zh: '操作记录与其签名或检查点所记不符',
    en: 'the audit log is not the one that its signatures, or a checkpoint, vouch for',
  },
};

/**
 * Describes a contradiction in one sentence: its place, its kind and, in English, the message of
 * the verification.
 */
export function sayContradiction(one: StatusMessage, language: Language): string {
  const zh = language === 'zh';
  const { projectId, sequence, checkpointOn } = one;
  const [, seal, record] =
    one.kind === 'audit-log' ? (/^seal (\d+)(?:, record (\d+))?:/.exec(one.what) ?? []) : [];
  const where = [
    ...(projectId === null ? [] : [zh ? `项目 ${projectId}` : `project ${projectId}`]),
    ...(sequence === null ? [] : [zh ? `第 ${sequence} 号分录` : `entry ${sequence}`]),
    ...(checkpointOn === null
      ? []
      : [zh ? `${checkpointOn} 的检查点` : `the checkpoint of ${checkpointOn}`]),
    ...(seal === undefined || !zh ? [] : [`第 ${seal} 号签名`]),
    ...(record === undefined || !zh ? [] : [`第 ${record} 号记录`]),
  ].join(zh ? '，' : ', ');
  const kind = KINDS[one.kind][language];
  const prefix = where === '' ? '' : `${where}${zh ? '：' : ': '}`;
  return zh ? `${prefix}${kind}` : `${prefix}${kind} (${one.what})`;
}

/** Returns text that describes a kind of contradiction. */
export const wordKind = (kind: FoundContradiction['kind'], language: Language): string =>
  KINDS[kind][language];
