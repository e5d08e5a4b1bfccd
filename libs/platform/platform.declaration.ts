import { declareDomain } from './declarations/declare-domain.js';
import { deliverMailJob } from './mail/jobs.js';
import { platformEntities } from './platform-entities.js';
import { platformProblems } from './words/problems.js';
import { platformListWords } from './words/list-words.js';

/** Declaration of the domain `platform`: what the platform itself adds to the program. */
export const platformDomain = declareDomain({
  name: 'platform',
  problems: platformProblems,
  jobs: [deliverMailJob],
  entities: platformEntities,
  settings: [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DISK_FREE_MIN_MB',
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'REDIS_URL',
    'FILES_URL',
    'POOL_SIZE',
    'METRICS_PORT',
    'SMTP_URL',
    'MAIL_FROM',
    'PUBLIC_URL',
    'SECRET_KEY_FILE',
    'TRUSTED_PROXIES',
    'RATE_LIMITS',
    'WEBHOOKS_MAY_REACH',
    'BACKUP_DAYS_MAX',
    'LOG_LEVEL',
    'LOG_SYSLOG_URL',
  ],
  listWords: platformListWords,
});
