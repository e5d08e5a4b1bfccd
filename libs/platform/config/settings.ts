import { resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, validateSync } from 'class-validator';
import { SETTING_NAMES } from './setting-names.js';
import { IsProxyList } from './proxy-list.js';
import { projectRoot } from '../program/project-root.js';
import { IsSyslogUrl } from '../logging/syslog/syslog-target.js';
import { StartupError } from '../program/startup-error.js';
import { IsAddressList } from './allow-list.js';
import { DatabaseAddress, OptionalPath, Unset, WholeWithin } from './setting-decorators.js';
import { IsTransport } from './transport.js';

/** Kinds of requests whose number per minute can be set in `RATE_LIMITS`. */
const RATE_NAMES = [
  'reads',
  'writes',
  'reports',
  'sign-in',
  'strangers',
  'secret-links',
  'health',
  'documentation',
  'pages',
];
const RATE = `(${RATE_NAMES.join('|')})=[1-9]\\d{0,6}`;
const RATES = new RegExp(`^(off|${RATE}(,${RATE})*)$`);
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
/** When alerts are sent: `working` from 08:30 to 17:30 on working days, `always` at any time. */
const ALERT_HOURS = ['working', 'always'] as const;
/**
 * Purpose of an installation. `trial`: for trying out. `production`: for real use; generated first
 * passwords must be replaced, and managers and administrators need a second factor.
 */
const INSTALLATIONS = ['trial', 'production'] as const;
export type Installation = (typeof INSTALLATIONS)[number];
/**
 * All settings of the program, read once at startup. Other code gets the values passed and does not
 * read environment variables.
 */
export class Settings {
  /** Port of the web server. */
  @WholeWithin(0, 65_535)
  PORT = 3000;

  /** IP address or host name on which the web server listens. */
  @IsString()
  @IsNotEmpty()
  HOST = '0.0.0.0';

  /** Data folder of the program; a relative path is relative to the checkout. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? resolve(projectRoot, value) : value,
  )
  @IsString()
  @IsNotEmpty({ message: 'DATA_DIR must name a folder' })
  DATA_DIR = resolve(projectRoot, 'data');

  /**
   * Free space in megabytes that must remain on the disk of `DATA_DIR`. While less is free, writes
   * are refused; reads continue.
   */
  @WholeWithin(0, 100_000_000)
  DISK_FREE_MIN_MB = 32;

  /**
   * Address of PostgreSQL 15 to 18. Connections to other machines use verified TLS, unless
   * `sslmode=disable` is given. Without this setting, an embedded PostgreSQL is started under
   * `DATA_DIR`.
   */
  @DatabaseAddress()
  @Unset()
  @IsOptional()
  @IsTransport('PostgreSQL')
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/name',
  })
  DATABASE_URL?: string;

  /**
   * Address of the same database with the login that owns the tables and runs migrations. Without
   * it, the login of `DATABASE_URL` also runs the migrations.
   */
  @DatabaseAddress()
  @Unset()
  @IsOptional()
  @IsTransport('PostgreSQL')
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_OWNER_URL must look like postgres://user:password@host:5432/name',
  })
  DATABASE_OWNER_URL?: string;

  /**
   * Address of a Redis server that stores the job queue and the request counters instead of
   * PostgreSQL. An address on another machine must be `rediss://` (encrypted), or end with
   * `?tls=off`.
   */
  @Unset()
  @IsOptional()
  @IsTransport('Redis')
  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must look like redis://host:6379/0' })
  REDIS_URL?: string;

  /**
   * Address of the mail server. Connections to other machines use verified TLS, unless `?tls=off`
   * is given. Without this setting, mails are written to files under `DATA_DIR/mail`.
   */
  @Unset()
  @IsOptional()
  @IsTransport('SMTP')
  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL must look like smtp://user:password@host:587' })
  SMTP_URL?: string;

  /** S3-compatible store of the files of documents, by TLS or with `tls=off`; else a folder. */
  @Unset()
  @IsOptional()
  @IsTransport('S3')
  @Matches(/^https?:\/\/[^:@/]+:[^@/]+@[^/]+/, {
    message: 'FILES_URL must look like https://KEY:SECRET@s3.example/bucket?region=cn-east-1',
  })
  FILES_URL?: string;

  /**
   * Largest number of database connections of each process; 10 of an api and 8 of a worker when not
   * set. Exports have a few of their own.
   */
  @Unset()
  @IsOptional()
  @WholeWithin(2, 500)
  POOL_SIZE?: number;

  /**
   * Port on which Prometheus reads metrics, at `/metrics`; not served when not set. It knows no
   * accounts and must not be reachable by users.
   */
  @Unset()
  @IsOptional()
  @WholeWithin(1, 65_535)
  METRICS_PORT?: number;

  /** Sender address of all mails. */
  @IsString()
  @Matches(/^[^\s@<>]+@[^\s@<>]+$/, {
    message: 'MAIL_FROM must be a bare address such as tracker@city.example',
  })
  MAIL_FROM = 'tracker@localhost.localdomain';

  /**
   * Prefix of the ids of published projects, as registered for the publisher. The default is that of
   * the standard's documentation: good for trying out, not for publishing.
   */
  @IsString()
  @Matches(/^oc4ids-[a-z0-9]{6}$/, { message: 'OC4IDS_PREFIX must look like oc4ids-bu3kcz' })
  OC4IDS_PREFIX = 'oc4ids-bu3kcz';

  /**
   * Public address of the program; links in mails start with it. It may have a path, such as
   * https://city.example/tracker; the proxy may keep or remove that path.
   */
  @Unset()
  @IsOptional()
  @Matches(/^https?:\/\/[\w.:[\]-]+(\/[\w.~-]+)*\/?$/, {
    message:
      'PUBLIC_URL must look like https://tracker.city.example or https://city.example/tracker',
  })
  PUBLIC_URL?: string;

  /**
   * File with the key that encrypts the secrets of second factors (TOTP); a relative path is
   * relative to the checkout.
   */
  @OptionalPath()
  SECRET_KEY_FILE?: string;

  /**
   * File with the key that signs the ledger's daily checkpoints; a relative path is relative to the
   * checkout.
   */
  @OptionalPath()
  LEDGER_KEY_FILE?: string;

  /**
   * Second folder, besides `DATA_DIR`, for the ledger's signed checkpoints; preferably on another
   * machine.
   */
  @OptionalPath()
  CHECKPOINT_DIR?: string;

  /**
   * Addresses of the reverse proxies. The client address in a forwarding header is trusted only if
   * the request comes from one of these addresses.
   */
  @Unset()
  @IsOptional()
  @IsProxyList()
  TRUSTED_PROXIES?: string;

  /** Limits of requests per minute that differ from the defaults; `off` for no limits. */
  @Unset()
  @IsOptional()
  @Matches(RATES, {
    message: `RATE_LIMITS must be off, or requests per minute such as writes=2000,reports=120 (${RATE_NAMES.join(', ')})`,
  })
  RATE_LIMITS?: string;

  /** IP addresses and ranges to which webhooks may post although they are not public. */
  @Unset()
  @IsOptional()
  @IsAddressList('WEBHOOKS_MAY_REACH')
  WEBHOOKS_MAY_REACH?: string;

  /**
   * Purpose of the installation. `production` requires more for signing in; see `INSTALLATIONS`.
   */
  @IsIn(INSTALLATIONS, { message: `INSTALLATION must be one of ${INSTALLATIONS.join(', ')}` })
  INSTALLATION: Installation = 'trial';

  /**
   * IP addresses and ranges from which administrators may use the program; any address when not
   * set.
   */
  @Unset()
  @IsOptional()
  @IsAddressList('ADMIN_ADDRESSES')
  ADMIN_ADDRESSES?: string;

  /** Minutes without a request after which a user's session ends. */
  @WholeWithin(5, 720)
  SESSION_IDLE_MINUTES = 240;

  /** Minutes without a request after which an administrator's session ends. */
  @WholeWithin(5, 240)
  SESSION_IDLE_MINUTES_ADMIN = 30;

  /** Hours after which a session ends, even if it is in use. */
  @WholeWithin(1, 24)
  SESSION_HOURS_MAX = 12;

  /**
   * Largest number of sessions of one user. Signing in once more ends the user's oldest session.
   */
  @WholeWithin(1, 100)
  SESSIONS_MAX = 5;

  /** Minimum length of a password in characters. */
  @WholeWithin(8, 64)
  PASSWORD_LENGTH_MIN = 12;

  /**
   * Minimum number of character classes (such as digits) in a password; 1 means no requirement.
   */
  @WholeWithin(1, 4)
  PASSWORD_KINDS_MIN = 1;

  /** Maximum age of a password in days; 0 means no limit. */
  @WholeWithin(0, 1095)
  PASSWORD_DAYS_MAX = 0;

  /** When alerts are sent: `working` (office hours of working days) or `always` (day and night). */
  @IsIn(ALERT_HOURS, { message: `ALERT_HOURS must be one of ${ALERT_HOURS.join(', ')}` })
  ALERT_HOURS: (typeof ALERT_HOURS)[number] = 'working';

  /** Maximum number of alert mails per person and day. */
  @WholeWithin(1, 1000)
  ALERT_MAILS_A_DAY = 2;

  /**
   * Full days without a good backup after which the status and an alarm report it; 0 for never. A
   * trial installation in which nobody ever made a backup is not reported.
   */
  @WholeWithin(0, 365)
  BACKUP_DAYS_MAX = 2;

  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** Syslog server that also receives every log line, by TLS, TCP or UDP. */
  @Unset()
  @IsOptional()
  @IsSyslogUrl()
  LOG_SYSLOG_URL?: string;

  /** Address at which the running tracker listens; set by `learnAddress`, not by users. */
  runningUrl?: string;

  /**
   * Base address of links for users: `PUBLIC_URL`, else the address of the running tracker, else an
   * address on this machine. Without a trailing slash.
   */
  get publicUrl(): string {
    return (this.PUBLIC_URL ?? this.runningUrl ?? `http://localhost:${this.PORT}`).replace(
      /\/+$/,
      '',
    );
  }

  /**
   * Path of the key file that encrypts the secrets of second factors: `SECRET_KEY_FILE`, or a file
   * in the data folder. The key is never stored in the database.
   */
  get secondFactorKeyFile(): string {
    return this.SECRET_KEY_FILE ?? resolve(this.DATA_DIR, 'second-factor.key');
  }

  /**
   * Path of the private key that signs checkpoints of the ledger: `LEDGER_KEY_FILE`, or a file in
   * the data folder. The key is never stored in the database. The public key is a file beside it.
   */
  get ledgerKeyFile(): string {
    return this.LEDGER_KEY_FILE ?? resolve(this.DATA_DIR, 'ledger-digest.key');
  }

  /**
   * Database address for verifying the ledger: that of the owner if set, else that of the program.
   * The owner is preferred because its login may assume the verifying role on every PostgreSQL
   * version.
   */
  get verifierUrl(): string {
    return this.DATABASE_OWNER_URL ?? this.DATABASE_URL ?? '';
  }
}

/**
 * Reads and validates the settings.
 * @param env values of the settings, by name.
 * @param originOf returns where a setting was given, as a suffix for error messages.
 * @throws StartupError that lists all invalid settings.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  originOf: (name: string) => string = () => '',
): Settings {
  const given = Object.fromEntries(
    SETTING_NAMES.filter((name) => env[name] !== undefined && env[name] !== '').map((name) => [
      name,
      env[name],
    ]),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const wrong = validateSync(settings).flatMap((error) =>
    [...new Set(Object.values(error.constraints ?? {}))].map(
      (message) =>
        `${message} (it is “${withoutPassword(env[error.property])}”${originOf(error.property)})`,
    ),
  );
  if (wrong.length > 0)
    throw new StartupError(`Settings that cannot be used: ${wrong.join('; ')}.`);
  return settings;
}

const withoutPassword = (text = ''): string => text.replace(/:\/\/[^@/]*@/, '://…@');
