import type { AlertHealth, lastSelfCheck } from '#alerts';
import type { RecordLag } from '#audit';
import type { ProofHealth } from '#ledger';
import type { LastBackup } from '#platform/backups';
import type { Clock } from '#platform/clock';
import type { Settings } from '#platform/config';
import type { Language } from '#platform/language';
import type { MailState } from '#platform/mail';
import type { Heartbeat } from '#platform/queue';
import type { PartStatusDto, StatusPartsDto } from './status.dto.js';
import {
  secondsSince,
  whyAlarms,
  whyAlerts,
  whyBackup,
  whyLedger,
  whyMail,
  whyRecord,
  whyScan,
  whyWorker,
} from './status-parts.js';

/** Stored data from which the status of each part of the program is calculated. */
interface StatusRecords {
  alerts: AlertHealth;
  sign: Heartbeat | null;
  lag: RecordLag;
  proof: ProofHealth;
  check: Awaited<ReturnType<typeof lastSelfCheck>>;
}

/**
 * Returns the status of one part of the program. `why` is the reason why the part does not work
 * properly: with null the status is `ok`, otherwise `degraded` with that reason.
 */
export const part = (
  why: Readonly<Record<Language, string>> | null,
  language: Language,
): PartStatusDto => ({ status: why === null ? 'ok' : 'degraded', why: why?.[language] ?? null });

/**
 * Returns the status of the background worker, of the alerts, and of the daily evaluation of alert
 * rules.
 */
export function presentWork(
  { alerts, sign }: StatusRecords,
  clock: Clock,
  language: Language,
): Pick<StatusPartsDto, 'worker' | 'alerts' | 'scan'> {
  const { touches, oldestTouchSeconds, urgentUntold, unheard, lastScan } = alerts;
  return {
    worker: {
      ...part(whyWorker(sign), language),
      lastSweepAt: sign?.lastSweepAt.toISOString() ?? null,
    },
    alerts: {
      ...part(whyAlerts(alerts), language),
      touches,
      oldestTouchSeconds,
      urgentUntold,
      unheard,
    },
    scan: {
      ...part(whyScan(alerts, clock), language),
      lastSlotOn: lastScan?.slotOn ?? null,
      finishedAt: lastScan?.finishedAt?.toISOString() ?? null,
    },
  };
}

/** Returns the status of sending mail. */
export const presentMail = (
  mail: MailState,
  settings: Settings,
  now: Date,
  language: Language,
): StatusPartsDto['mail'] => ({
  ...part(whyMail(mail, now), language),
  transport: settings.SMTP_URL ? 'smtp' : 'files',
  pending: mail.pending,
  oldestPendingSeconds: secondsSince(mail.oldestPendingAt, now),
  failed: mail.failedLately,
});

/**
 * Returns the status of three parts of the program: the fault reports, the audit log and the
 * ledger.
 */
export const presentRecords = (
  { check, lag, proof }: StatusRecords,
  now: Date,
  language: Language,
): Pick<StatusPartsDto, 'alarms' | 'record' | 'ledger'> => ({
  alarms: {
    ...part(whyAlarms(check, now), language),
    standing: check?.standing ?? 0,
    lastSelfCheckAt: check?.checkedAt.toISOString() ?? null,
  },
  record: { ...part(whyRecord(lag, proof), language), ...lag },
  ledger: {
    ...part(whyLedger(proof, now), language),
    verifiedAt: proof.verifiedAt?.toISOString() ?? null,
    flaws: proof.flaws,
    digestOn: proof.digestOn,
    contradictions: proof.contradictions,
  },
});

/**
 * Returns the status of the backups.
 * @param since since when the installation has had data; null while it has none.
 */
export const presentBackup = (
  { last, since }: { last: LastBackup | null; since: Date | null },
  { INSTALLATION: mode, BACKUP_DAYS_MAX: daysMax }: Settings,
  now: Date,
  language: Language,
): StatusPartsDto['backup'] => ({
  ...part(whyBackup({ mode, daysMax, lastAt: last?.at ?? null, since }, now), language),
  lastBackupAt: last?.at.toISOString() ?? null,
  encrypted: last?.encrypted ?? null,
  withKeys: last?.withKeys ?? null,
  daysMax,
});
