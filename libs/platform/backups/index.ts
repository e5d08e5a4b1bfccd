export { type LastBackup, lastBackup, noteBackup } from './last-backup.js';
export { type BackupDuty, lateBackupDays } from './late-backup.js';
