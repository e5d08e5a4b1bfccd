import { accessSync, constants } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { databaseAddress, transportFault } from '#platform/config';
import { programVersion } from '#platform/program';
import { RENDERER_VERSIONS, REPORT_FORMATS, type ReportFormat } from '#reports';
import { isDay } from '#values';
import type { Answer } from './answer.js';
import { backUp, type BackupOptions, restore, type RestoreOptions } from './commands/back-up.js';
import { checkLedger } from './commands/check-ledger.js';
import { createFirstAccounts } from './commands/create-first-accounts.js';
import { checkAssignments } from './commands/check-assignments.js';
import { createCheckpoint } from './commands/create-checkpoint.js';
import { createApiToken } from './commands/create-token.js';
import { doctor } from './commands/doctor.js';
import { exportEntries } from './commands/export-entries.js';
import { exportAll } from './commands/export-portfolio.js';
import { type ImportOptions, importProjects } from './commands/import-projects.js';
import { loadPlanFolder } from './commands/load-plan-folder.js';
import { migrateDatabase } from './commands/migrate-database.js';
import { reportSpend } from './commands/report-spend.js';
import { diffReports, reproduceFromFile } from './commands/reproduce-report.js';
import { scan } from './commands/scan.js';
import { seedScenario } from './commands/seed-scenario.js';
import { makePasswordLink } from './commands/make-password-link.js';
import { type VerifyLedgerOptions, verifyEntries } from './commands/verify-entries.js';
import { moveFiles } from './commands/move-files.js';
import { verifyStoredFiles } from './commands/verify-files.js';
import { readNotedAuditBatch, verifyAudit } from './commands/verify-record.js';
import { SCENARIOS } from './scenarios/index.js';

/** Callback that receives the output of a finished command. */
export type AnswerReader = (answer: Answer, json: boolean) => void;

const dayArgument = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError(`“${text}” is not a day; write YYYY-MM-DD.`);
  return text;
};

const fileArgument = (file: string): string => {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new InvalidArgumentError(`There is no file “${file}” that can be read.`);
  }
  return file;
};

const databaseArgument = (url: string): string => {
  const fault = /^postgres(ql)?:\/\//.test(url)
    ? transportFault('PostgreSQL', url)
    : 'must look like postgres://user:password@host:5432/name';
  if (fault !== null) throw new InvalidArgumentError(`The address ${fault}.`);
  return databaseAddress(url);
};

const sealArgument = (text: string) => {
  const noted = readNotedAuditBatch(text);
  if (!noted)
    throw new InvalidArgumentError(
      `“${text}” is not a seal; write number:hash as “audit verify” prints it.`,
    );
  return noted;
};

type AnswerWith = (work: Promise<Answer>) => Promise<void>;

const otherDatabase = (): Option =>
  new Option(
    '--database <url>',
    'there, with any login that may take the role tracker_verifier, instead of the program’s own database',
  ).argParser(databaseArgument);

/**
 * Defines all commands and options of the command line program. Each command is implemented in one
 * file under `commands/`.
 */
export function buildCli(read: AnswerReader): Command {
  const cli = new Command('tracker')
    .description('Commands for whoever runs the major-project tracker')
    .version(programVersion)
    .option('--json', 'answer as JSON, for machines')
    .exitOverride();
  const answer = async (work: Promise<Answer>) =>
    read(await work, cli.opts<{ json?: boolean }>().json === true);
  addInstallation(cli, answer);
  addBackup(cli, answer);
  addPortfolio(cli, answer);
  addExchange(cli, answer);
  addTokens(cli, answer);
  addReports(cli, answer);
  const ledger = cli.command('ledger').description('the ledger');
  addLedgerVerify(ledger, answer);
  addLedgerChecks(ledger, answer);
  addCheckpointsAndFiles(cli, answer);
  addAudit(cli, answer);
  for (const command of cli.commands)
    command.exitOverride().commands.forEach((inner) => inner.exitOverride());
  return cli;
}

function addInstallation(cli: Command, answer: AnswerWith): void {
  cli
    .command('migrate')
    .description('bring the database up to this version')
    .action(() => answer(migrateDatabase()));
  cli
    .command('accounts')
    .description('accounts')
    .command('create-first')
    .description('create the sample units and first accounts, once')
    .action(() => answer(createFirstAccounts()));
  cli
    .command('password-link')
    .argument('<email>', 'whose password')
    .description(
      'reset a password: mails a link for choosing a new one, or prints it where no mail server is set; the person and the audit administrators are told',
    )
    .option('--print', 'print it although a mail server is set, to be handed over in person')
    .action((email: string, options: { print?: boolean }) =>
      answer(makePasswordLink(email, options)),
    );
  cli
    .command('duties')
    .description('who may do what')
    .command('check')
    .description(
      'list who files, decides or audits over one organisation in two roles; exit code 1 when somebody does',
    )
    .action(() => answer(checkAssignments()));
}

function addBackup(cli: Command, answer: AnswerWith): void {
  const passphrase = (): Option =>
    new Option('--passphrase-file <file>', 'file whose first line is the passphrase').argParser(
      fileArgument,
    );
  cli
    .command('backup')
    .description(
      'write the whole state to a folder while the program runs: database, files, settings',
    )
    .requiredOption('--to <folder>', 'an empty folder, or one that is not there yet')
    .option('--keys-to <folder>', 'where the keys go, apart from the backup; without it, nowhere')
    .addOption(passphrase())
    .action((options: BackupOptions) => answer(backUp(options)));
  cli
    .command('restore')
    .argument('<folder>', 'folder of a backup')
    .description(
      'fill an empty DATA_DIR (and the empty database of DATABASE_URL) from a backup and verify it; without --yes only says what it would do',
    )
    .option('--keys <folder>', 'folder of the keys that were saved with it')
    .addOption(passphrase())
    .addOption(
      new Option(
        '--against <checkpoint>',
        'a signed checkpoint that was kept elsewhere, to compare the restored ledger with',
      ).argParser(fileArgument),
    )
    .option('--yes', 'do it')
    .action((folder: string, options: RestoreOptions) => answer(restore(folder, options)));
  cli
    .command('doctor')
    .description(
      'look at everything that an operator answers for; exit code 1 when something has failed',
    )
    .action(() => answer(doctor()));
}

function addPortfolio(cli: Command, answer: AnswerWith): void {
  cli
    .command('plan')
    .description('plans')
    .command('load')
    .argument('<folder>', 'folder with plan.csv, columns.csv, items.csv, …')
    .description('load a plan; loading the same facts again changes nothing')
    .action((folder: string) => answer(loadPlanFolder(folder)));
  cli
    .command('seed')
    .argument(
      '<scenario>',
      Object.entries(SCENARIOS)
        .map(([name, { title }]) => `${name}: ${title}`)
        .join('; '),
    )
    .description('add labelled sample data')
    .action((name: string) => answer(seedScenario(name)));
  cli
    .command('scan')
    .description('evaluate the whole portfolio and mail what is new')
    .option(
      '--as-of <day>',
      'evaluate as if it were this day; a dry run unless --commit',
      dayArgument,
    )
    .option('--commit', 'keep the result of another day')
    .action((options: { asOf?: string; commit?: boolean }) => answer(scan(options)));
}

function addExchange(cli: Command, answer: AnswerWith): void {
  cli
    .command('export')
    .description(
      'write plans, projects and all that is known about them to CSV files, of one instant; no passwords, mails or personal settings',
    )
    .requiredOption('--to <folder>', 'an empty folder, or one that is not there yet')
    .action((options: { to: string }) => answer(exportAll(options)));
  cli
    .command('import')
    .argument('<file>', 'list of projects, Excel or CSV', fileArgument)
    .description(
      'check a list of projects, and submit it with --commit, through the running program; exit code 1 when something is wrong with it',
    )
    .requiredOption('--organisation <code>', 'organisation of projects whose row names none')
    .requiredOption(
      '--token-file <file>',
      'file with the API token of the person who submits it',
      fileArgument,
    )
    .option('--server <url>', 'address of the program instead of PUBLIC_URL')
    .option('--unit <unit>', 'unit of amounts where the list states none: 元, 万元 or 亿元')
    .option('--reason <text>', 'what whoever decides should know')
    .option('--commit', 'submit it when nothing is wrong')
    .action((file: string, options: ImportOptions) => answer(importProjects(file, options)));
}

function addTokens(cli: Command, answer: AnswerWith): void {
  cli
    .command('token')
    .description('API tokens')
    .command('create')
    .description('create a token for scripts; it is shown once')
    .requiredOption('--email <address>', 'whose token')
    .requiredOption('--name <name>', 'what it is for')
    .option('--days <number>', 'how long it holds, 1 to 366', '90')
    .action((options: { email: string; name: string; days: string }) =>
      answer(createApiToken(options)),
    );
}

function addReports(cli: Command, answer: AnswerWith): void {
  const report = cli.command('report').description('reports');
  report
    .command('reproduce')
    .argument('<manifest>', 'JSON of a manifest, or a JSON report', fileArgument)
    .description(
      'make the report of a manifest again; exit code 1 when it is not what was handed out',
    )
    .action((file: string) => answer(reproduceFromFile(file)));
  report
    .command('diff')
    .argument('<a>', 'JSON of a manifest', fileArgument)
    .argument('<b>', 'JSON of another one', fileArgument)
    .description('say of every line that differs between two reports why; exit code 1 if any does')
    .action((a: string, b: string) => answer(diffReports(a, b)));
  report
    .command('spend')
    .description('spend by project, year and source over everything')
    .requiredOption('--period <period>', 'such as 2021..2025')
    .option('--known-at <instant>', 'as known at this instant')
    .addOption(
      new Option(
        '--renderer <version>',
        'as a manifest names it; without it the one that was in use at that instant',
      ).choices(RENDERER_VERSIONS.map(String)),
    )
    .addOption(new Option('--format <format>').choices(REPORT_FORMATS).default('json'))
    .option('--out <file>', 'write there instead of standard output')
    .action(
      (options: {
        period: string;
        knownAt?: string;
        renderer?: string;
        format: ReportFormat;
        out?: string;
      }) => answer(reportSpend(options)),
    );
}

function addLedgerVerify(ledger: Command, answer: AnswerWith): void {
  ledger
    .command('verify')
    .description('recompute every chain and total, read-only; exit code 1 names what is wrong')
    .addOption(
      new Option('--export <file>', 'of a file that “ledger export” wrote, without a database')
        .argParser(fileArgument)
        .conflicts('database'),
    )
    .addOption(otherDatabase())
    .option('--against <digest>', 'hold it against a signed digest', fileArgument)
    .option(
      '--key <file>',
      'public key (PEM) that signs digests; without it the one beside this installation’s key',
      fileArgument,
    )
    .action((options: VerifyLedgerOptions, command: Command) => {
      if (options.key !== undefined && options.against === undefined)
        command.error('error: --key is of no use without --against');
      return answer(verifyEntries(options));
    });
}

function addLedgerChecks(ledger: Command, answer: AnswerWith): void {
  ledger
    .command('check')
    .description('compare every running total with its entries; exit code 1 names what is wrong')
    .addOption(otherDatabase())
    .action((options: { database?: string }) => answer(checkLedger(options)));
  ledger
    .command('export')
    .description('write the whole ledger to a file that “ledger verify --export” takes')
    .requiredOption('--out <file>', 'file to write')
    .addOption(otherDatabase())
    .action((options: { out: string; database?: string }) => answer(exportEntries(options)));
}

function addCheckpointsAndFiles(cli: Command, answer: AnswerWith): void {
  cli
    .command('checkpoint')
    .description('signed checkpoints of the ledger')
    .command('create')
    .description('sign a checkpoint now, write it out, and mail it to the auditors')
    .action(() => answer(createCheckpoint()));
  const files = cli.command('files').description('the files of documents');
  files
    .command('verify')
    .description(
      'read the file of every document and compare its SHA-256; exit code 1 names what is missing or altered',
    )
    .action(() => answer(verifyStoredFiles()));
  files
    .command('move')
    .description('move the files in DATA_DIR to the store of FILES_URL; repeated, it goes on')
    .action(() => answer(moveFiles()));
}

function addAudit(cli: Command, answer: AnswerWith): void {
  cli
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('recompute every seal; exit code 1 names the first record that was altered')
    .option(
      '--noted <number:hash>',
      'a seal that was noted down earlier and must still stand',
      sealArgument,
    )
    .action((options: { noted?: ReturnType<typeof sealArgument> }) => answer(verifyAudit(options)));
}
