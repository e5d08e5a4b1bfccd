import { resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';
import { IsProxyList } from './proxy-list.js';
import { projectRoot } from '../project-root.js';
import { IsSyslogUrl } from '../logging/syslog/syslog-target.js';
import { StartupError } from '../startup-error.js';
import { IsAddressList } from './reach-list.js';
import { databaseAddress, IsTransport } from './transport.js';

/** What `RATE_LIMITS` may set. */
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
/** `working`: 08:30–17:30 on working days. */
const ALERT_HOURS = ['working', 'always'] as const;
/** `trial`: to try the program out; `production`: first accounts and deciding roles are held to more. */
const INSTALLATIONS = ['trial', 'production'] as const;
export type Installation = (typeof INSTALLATIONS)[number];
/** An empty variable (as docker-compose passes an unset one) means "not set". */
const Unset = () =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** A whole number within bounds, both included, named in full when it is not one. */
const WholeWithin =
  (min: number, max: number): PropertyDecorator =>
  (target, name) => {
    const message = `${String(name)} must be a whole number from ${min} to ${max}`;
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    )(target, name);
    for (const checked of [IsInt({ message }), Min(min, { message }), Max(max, { message })])
      checked(target, name);
  };

/** An address of PostgreSQL that says by itself whether the connection is encrypted and verified. */
const DatabaseAddress = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? databaseAddress(value) : value,
  );

/** Every setting the program reads, once, at start. Elsewhere code receives values. */
export class Settings {
  /** Port of the web server. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  )
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535' })
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  /** Address to listen on. */
  @IsString()
  @IsNotEmpty()
  HOST = '0.0.0.0';

  /** Folder of everything the program keeps; a relative one is taken from the checkout. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? resolve(projectRoot, value) : value,
  )
  @IsString()
  @IsNotEmpty({ message: 'DATA_DIR must name a folder' })
  DATA_DIR = resolve(projectRoot, 'data');

  /** Megabytes that stay free on the disk of `DATA_DIR`: below that nothing is saved until there is room again, and everything can be read. */
  @WholeWithin(0, 100_000_000)
  DISK_FREE_MIN_MB = 32;

  /** PostgreSQL 15 to 18; beyond this machine by verified TLS, unless `sslmode=disable` says otherwise. Without it one is brought up from npm under `DATA_DIR`. */
  @DatabaseAddress()
  @Unset()
  @IsOptional()
  @IsTransport('PostgreSQL')
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_URL must look like postgres://user:password@host:5432/name',
  })
  DATABASE_URL?: string;

  /** A second login that owns the tables and migrates; without it `DATABASE_URL` does both. */
  @DatabaseAddress()
  @Unset()
  @IsOptional()
  @IsTransport('PostgreSQL')
  @Matches(/^postgres(ql)?:\/\//, {
    message: 'DATABASE_OWNER_URL must look like postgres://user:password@host:5432/name',
  })
  DATABASE_OWNER_URL?: string;

  /** Moves the queue, and nothing else, from PostgreSQL to Redis; beyond this machine `rediss://`, unless `?tls=off` says otherwise. */
  @Unset()
  @IsOptional()
  @IsTransport('Redis')
  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must look like redis://host:6379/0' })
  REDIS_URL?: string;

  /** Mail server, beyond this machine by verified TLS unless `?tls=off` says otherwise; without it mails become files under `DATA_DIR/mail`. */
  @Unset()
  @IsOptional()
  @IsTransport('SMTP')
  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL must look like smtp://user:password@host:587' })
  SMTP_URL?: string;

  /** Sender of every mail. */
  @IsString()
  @Matches(/^[^\s@<>]+@[^\s@<>]+$/, {
    message: 'MAIL_FROM must be a bare address such as tracker@city.example',
  })
  MAIL_FROM = 'tracker@localhost.localdomain';

  /** The address that people type; links in mails start with it. */
  @Unset()
  @IsOptional()
  @Matches(/^https?:\/\/[^/]+/, {
    message: 'PUBLIC_URL must look like https://tracker.city.example',
  })
  PUBLIC_URL?: string;

  /** File of the key that seals the seeds of second factors; a relative one is taken from the checkout. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value !== '' ? resolve(projectRoot, value) : undefined,
  )
  @IsOptional()
  @IsString()
  SECRET_KEY_FILE?: string;

  /** File of the key that signs the ledger's daily digests; a relative one is taken from the checkout. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value !== '' ? resolve(projectRoot, value) : undefined,
  )
  @IsOptional()
  @IsString()
  LEDGER_KEY_FILE?: string;

  /** A second place, besides `DATA_DIR`, in which the ledger's signed checkpoints lie; best on another machine. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value !== '' ? resolve(projectRoot, value) : undefined,
  )
  @IsOptional()
  @IsString()
  CHECKPOINT_DIR?: string;

  /** Reverse proxies whose word on the caller's address is taken. */
  @Unset()
  @IsOptional()
  @IsProxyList()
  TRUSTED_PROXIES?: string;

  /** How many requests a minute are taken: `off`, or what differs from the defaults. */
  @Unset()
  @IsOptional()
  @Matches(RATES, {
    message: `RATE_LIMITS must be off, or requests per minute such as writes=2000,reports=120 (${RATE_NAMES.join(', ')})`,
  })
  RATE_LIMITS?: string;

  /** Addresses and ranges that webhooks may reach although they are not public. */
  @Unset()
  @IsOptional()
  @IsAddressList('WEBHOOKS_MAY_REACH')
  WEBHOOKS_MAY_REACH?: string;

  /** What the installation is for; `production` asks more at sign-in. Nothing turns it on by itself. */
  @IsIn(INSTALLATIONS, { message: `INSTALLATION must be one of ${INSTALLATIONS.join(', ')}` })
  INSTALLATION: Installation = 'trial';

  /** Addresses and ranges from which accounts that administer are taken; from anywhere without it. */
  @Unset()
  @IsOptional()
  @IsAddressList('ADMIN_ADDRESSES')
  ADMIN_ADDRESSES?: string;

  /** Minutes without a request after which a session ends. */
  @WholeWithin(5, 720)
  SESSION_IDLE_MINUTES = 240;

  /** The same for whoever administers. */
  @WholeWithin(5, 240)
  SESSION_IDLE_MINUTES_ADMIN = 30;

  /** Hours after which a session ends in any case. */
  @WholeWithin(1, 24)
  SESSION_HOURS_MAX = 12;

  /** Sessions of one person at a time; one more ends the oldest. */
  @WholeWithin(1, 100)
  SESSIONS_MAX = 5;

  /** Characters that a password has at least. */
  @WholeWithin(8, 64)
  PASSWORD_LENGTH_MIN = 12;

  /** Kinds of characters that a password mixes at least; 1 takes passwords of any composition. */
  @WholeWithin(1, 4)
  PASSWORD_KINDS_MIN = 1;

  /** Days after which a password has to be replaced; 0 never asks for that. */
  @WholeWithin(0, 1095)
  PASSWORD_DAYS_MAX = 0;

  /** When people are told of alerts: in the hours of working days, or `always`, where somebody is on duty day and night. */
  @IsIn(ALERT_HOURS, { message: `ALERT_HOURS must be one of ${ALERT_HOURS.join(', ')}` })
  ALERT_HOURS: (typeof ALERT_HOURS)[number] = 'working';

  /** Mails with alerts that one person gets on one day at most. */
  @WholeWithin(1, 1000)
  ALERT_MAILS_A_DAY = 2;

  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** Syslog server that gets every log line as well, by TLS, TCP or UDP. */
  @Unset()
  @IsOptional()
  @IsSyslogUrl()
  LOG_SYSLOG_URL?: string;

  /** Where the running tracker listens, once that is known; no setting. See `learnAddress`. */
  runningUrl?: string;

  /** Where people reach the program: `PUBLIC_URL`, or where the tracker runs, or this machine. No trailing slash. */
  get publicUrl(): string {
    return (this.PUBLIC_URL ?? this.runningUrl ?? `http://localhost:${this.PORT}`).replace(
      /\/+$/,
      '',
    );
  }

  /** Where the key of second factors is: `SECRET_KEY_FILE`, or beside the data. Outside the database either way. */
  get secondFactorKeyFile(): string {
    return this.SECRET_KEY_FILE ?? resolve(this.DATA_DIR, 'second-factor.key');
  }

  /** Where the key of digests is: `LEDGER_KEY_FILE`, or beside the data. Outside the database either way; its public half stands beside it. */
  get ledgerKeyFile(): string {
    return this.LEDGER_KEY_FILE ?? resolve(this.DATA_DIR, 'ledger-digest.key');
  }

  /** Login with which the ledger is verified: the owner's where it is known, as it may take the verifying role on every version. */
  get verifierUrl(): string {
    return this.DATABASE_OWNER_URL ?? this.DATABASE_URL ?? '';
  }
}

/** Names of the settings, for the documents' and the compose file's own tests. */
export const SETTING_NAMES = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DISK_FREE_MIN_MB',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'PUBLIC_URL',
  'SECRET_KEY_FILE',
  'LEDGER_KEY_FILE',
  'CHECKPOINT_DIR',
  'TRUSTED_PROXIES',
  'RATE_LIMITS',
  'WEBHOOKS_MAY_REACH',
  'INSTALLATION',
  'ADMIN_ADDRESSES',
  'SESSION_IDLE_MINUTES',
  'SESSION_IDLE_MINUTES_ADMIN',
  'SESSION_HOURS_MAX',
  'SESSIONS_MAX',
  'PASSWORD_LENGTH_MIN',
  'PASSWORD_KINDS_MIN',
  'PASSWORD_DAYS_MAX',
  'ALERT_HOURS',
  'ALERT_MAILS_A_DAY',
  'LOG_LEVEL',
  'LOG_SYSLOG_URL',
] as const;

/**
 * Reads the settings from an environment.
 * @param originOf says of a setting where it was given, for the sentence that refuses it.
 * @throws StartupError that lists everything that is wrong, not only the first.
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
