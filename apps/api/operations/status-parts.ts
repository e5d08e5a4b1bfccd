import { type AlertHealth, DAILY_SCAN, dueSlot } from '#alerts';
import type { RecordLag } from '#audit';
import { lapsedDays, type ProofHealth } from '#ledger';
import type { InstallationState } from '#identity';
import { type BackupDuty, lateBackupDays } from '#platform/backups';
import type { Clock } from '#platform/clock';
import type { Installation } from '#platform/config';
import type { FullDisk } from '#platform/disk';
import type { Language } from '#platform/language';
import type { MailState } from '#platform/mail';
import type { Heartbeat } from '#platform/queue';

/** The reason why a part of the program is degraded, in each language. Null when the part works. */
type Why = Readonly<Record<Language, string>> | null;

const WORKER_SILENT_S = 90;
const CHANGE_LATE_S = 180;
const MAIL_LATE_S = 600;
const SIGNING_LATE_S = 300;
const SELF_CHECK_LATE_S = 300;
/**
 * Time of day, in the city's time zone, after which a missing daily evaluation of the alert rules
 * counts as late.
 */
const SCAN_LATE_AT = '08:40';

/** Returns the reason why nothing can be saved while the disk is full; null when there is space. */
export const whyDisk = (full: FullDisk | null): Why =>
  full === null
    ? null
    : {
        zh: `磁盘空间不足${leftOn(full, '，剩余 ')}，暂停保存，可照常查看；请清理磁盘，恢复后自动继续`,
        en: `The disk is full${leftOn(full, ', left: ')}: nothing is saved, everything can be read; free some space, it goes on by itself`,
      };

const leftOn = ({ bytesFree }: FullDisk, words: string): string =>
  bytesFree === null ? '' : `${words}${Math.floor(bytesFree / 1_048_576)} MB`;

/**
 * Returns the reason why the background worker is degraded: the worker has not reported lately that
 * it is alive. Null when it has reported.
 */
export const whyWorker = (sign: Heartbeat | null): Why =>
  sign !== null && sign.secondsAgo <= WORKER_SILENT_S
    ? null
    : {
        zh: `没有正在运行的后台进程（${sign === null ? '一天内没有记录' : `上次巡检在 ${sign.secondsAgo} 秒前`}），请启动后台进程`,
        en: `No worker is running (${sign === null ? 'none was seen for a day' : `the last sweep was ${sign.secondsAgo} seconds ago`}); start one`,
      };

/**
 * Returns the reason why alerts are degraded: changes wait too long for evaluation, or alerts have
 * no recipient. Null when alerts work.
 */
export function whyAlerts({ oldestTouchSeconds, unheard }: AlertHealth): Why {
  if (oldestTouchSeconds !== null && oldestTouchSeconds > CHANGE_LATE_S)
    return {
      zh: `有变更等待判定已 ${oldestTouchSeconds} 秒`,
      en: `A change has been waiting to be evaluated for ${oldestTouchSeconds} seconds`,
    };
  if (unheard > 0)
    return {
      zh: `有 ${unheard} 项预警无人可通知，请为相应单位设置主管`,
      en: `${unheard} alerts have nobody to be told; give their organisations a manager`,
    };
  return null;
}

/**
 * Returns the reason why the daily evaluation of alert rules is degraded: today's evaluation is
 * late. Null when it is not late.
 */
export function whyScan(
  { lastScan }: Pick<AlertHealth, 'lastScan'>,
  clock: Pick<Clock, 'today' | 'timeOfDay'>,
): Why {
  const due = dueSlot(clock);
  const ran = lastScan !== null && lastScan.slotOn === due && lastScan.finishedAt !== null;
  if (due === null || ran || clock.timeOfDay() < SCAN_LATE_AT) return null;
  return {
    zh: `今天 ${DAILY_SCAN.timeOfDay} 的扫描还没有完成`,
    en: `Today's scan of ${DAILY_SCAN.timeOfDay} has not finished`,
  };
}

/**
 * Returns the reason why mail is degraded: mails have failed, or a mail waits too long. Null when
 * mail works.
 */
export function whyMail({ oldestPendingAt, failedLately }: MailState, now: Date): Why {
  if (failedLately > 0)
    return {
      zh: `最近一天有 ${failedLately} 封邮件被放弃，原因见告警`,
      en: `${failedLately} mails were given up within a day; the alarms say why`,
    };
  const waited = secondsSince(oldestPendingAt, now);
  return waited !== null && waited > MAIL_LATE_S
    ? {
        zh: `有邮件等待发送已 ${waited} 秒`,
        en: `A mail has been waiting to leave for ${waited} seconds`,
      }
    : null;
}

/**
 * Returns the reason why the fault check (the periodic check of the program itself) is degraded:
 * the check did not run, or it reports open faults. Null when neither is the case.
 */
export function whyAlarms(check: { checkedAt: Date; standing: number } | null, now: Date): Why {
  const ago = secondsSince(check?.checkedAt ?? null, now);
  if (ago === null || ago > SELF_CHECK_LATE_S)
    return {
      zh: `自检${ago === null ? '尚未运行' : `已有 ${ago} 秒没有运行`}`,
      en: `The self-check has not run${ago === null ? ' yet' : ` for ${ago} seconds`}`,
    };
  return check && check.standing > 0
    ? {
        zh: `有 ${check.standing} 项系统告警待处理`,
        en: `${check.standing} alarms wait for an administrator`,
      }
    : null;
}

/**
 * Returns the reason why the audit log is degraded: an alteration was detected, or new events were
 * not signed in time. Null when neither is the case.
 */
export function whyRecord(
  { oldestUnsealedSeconds }: RecordLag,
  { auditLogContradictions }: Pick<ProofHealth, 'auditLogContradictions'>,
): Why {
  if (auditLogContradictions > 0)
    return {
      zh: `操作记录校验不一致（待核查）${auditLogContradictions} 处，尚未关闭；期间不签发检查点`,
      en: `${auditLogContradictions} contradictions of the audit log are open and to be looked into; no checkpoint is signed meanwhile`,
    };
  return oldestUnsealedSeconds === null || oldestUnsealedSeconds <= SIGNING_LATE_S
    ? null
    : {
        zh: `操作记录已有 ${oldestUnsealedSeconds} 秒没有封存`,
        en: `The audit log has not been signed for ${oldestUnsealedSeconds} seconds`,
      };
}

/**
 * Returns the reason why the ledger is degraded: an alteration was detected, or the ledger was not
 * verified for too long. Null when neither is the case.
 */
export function whyLedger({ contradictions, flaws, since }: ProofHealth, now: Date): Why {
  if (contradictions > 0) {
    return {
      zh: `账本校验不一致（待核查）${contradictions} 处，尚未关闭；期间不签发检查点`,
      en: `${contradictions} contradictions of the ledger are open and to be looked into; no checkpoint is signed meanwhile`,
    };
  }
  if (flaws !== null && flaws > 0)
    return {
      zh: `最近一次台账校验发现 ${flaws} 处问题，详见校验记录`,
      en: `The newest verification of the ledger found ${flaws} flaws; its runs say which`,
    };
  const days = lapsedDays(since, now);
  return days === null
    ? null
    : {
        zh: `台账已 ${days} 天没有校验，请在“台账核验”中立即核验，并检查后台进程`,
        en: `The ledger has not been verified for ${days} days; look at the worker, or run “tracker ledger verify”`,
      };
}

/** Returns the reason why files cannot be stored; null when they can. */
export const whyFiles = (canStore: boolean): Why =>
  canStore
    ? null
    : {
        zh: '无法写入文件目录，附件不能上传；请检查数据目录的权限与挂载',
        en: 'The folder of files cannot be written, so nothing can be uploaded; look at its permissions and its disk',
      };

/**
 * Returns the reason why the backups are degraded: there has been no good one for too long. Null
 * when that is not so.
 */
export function whyBackup(duty: BackupDuty, now: Date): Why {
  const days = lateBackupDays(duty, now);
  if (days === null) return null;
  return {
    zh: `已 ${days} 天没有完成过备份，请执行 “tracker backup”，并检查备份的定时任务`,
    en: `There has been no good backup for ${days} days; run “tracker backup”, and look at what is to run it every night`,
  };
}

/**
 * Returns a note that a trial installation has weaker sign-in rules than productive use requires.
 * Null in a production installation.
 */
export function noteOnInstallation(
  mode: Installation,
  { upgraded }: Pick<InstallationState, 'upgraded'>,
): Why {
  if (mode === 'production') return null;
  return upgraded
    ? {
        zh: '由早先的版本升级而来，未经设置，仍按试用方式运行：首批账号不必更换密码，管理与审核角色不要求双重验证。正式使用请设置 INSTALLATION=production 后重新启动',
        en: 'Upgraded from an earlier version and not told otherwise, it runs as a trial: first accounts keep their passwords, and roles that decide or administer need no second factor. Where people work in it, set INSTALLATION=production and start it again',
      }
    : {
        zh: '按试用方式运行：首批账号不必更换密码，管理与审核角色不要求双重验证。正式使用请设置 INSTALLATION=production 后重新启动',
        en: 'It runs as a trial: first accounts keep their passwords, and roles that decide or administer need no second factor. Where people work in it, set INSTALLATION=production and start it again',
      };
}

/** Returns the whole seconds that have passed since an instant; null when there is no instant. */
export const secondsSince = (at: Date | null, now: Date): number | null =>
  at === null ? null : Math.max(0, Math.floor((now.getTime() - at.getTime()) / 1000));
