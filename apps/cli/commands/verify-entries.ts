import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import {
  type Against,
  asVerifier,
  contradictionOf,
  CheckpointRefused,
  type LedgerFlaw,
  type LedgerVerification,
  missingHere,
  noteRun,
  publicKeyFileOf,
  readCheckpoint,
  readPublicKey,
  verifyAgainst,
  verifyExport,
  verifyLedger,
  walkCheckpoints,
} from '#finance/ledger';
import { serviceScope, StartupError } from '#platform';
import type { Answer } from '../answer.js';
import { givenSettings, type CliSession, withSession } from '../session.js';

/**
 * What to verify, and against which checkpoints; without `export` and `database` the program's own
 * ledger.
 */
export interface VerifyLedgerOptions {
  export?: string;
  database?: string;
  against?: string;
  key?: string;
}

/**
 * `tracker ledger verify`: verifies the ledger without writing to it, with the verifying database
 * role or, for an export, without a database. The program's own ledger is compared with all stored
 * checkpoints, and the run is recorded.
 */
export async function verifyEntries(options: VerifyLedgerOptions): Promise<Answer> {
  const against =
    options.against === undefined ? null : await readAgainst(options.against, options.key);
  const { export: file, database: url } = options;
  if (file !== undefined)
    return answerOf(await verifyAgainst(against, (heads) => verifyExport(file, heads)), against);
  if (url !== undefined)
    return answerOf(
      await asVerifier(url, (tx) => verifyAgainst(against, (heads) => verifyLedger(tx, heads))),
      against,
    );
  return withSession((session) => verifyOwn(session, against));
}

async function verifyOwn(
  { database, clock, ownerUrl, settings }: CliSession,
  against: Against | null,
): Promise<Answer> {
  const startedAt = clock.now();
  const known = await readPublicKey(publicKeyFileOf(settings.ledgerKeyFile));
  const walked = known && (await walkCheckpoints(database, { publicKey: known }));
  const verdict = await asVerifier(ownerUrl, (tx) =>
    verifyAgainst(against, (heads) =>
      verifyLedger(tx, [...(walked?.chain.noted() ?? []), ...heads]),
    ),
  );
  const found = [
    ...(walked?.chain.found ?? []),
    ...verdict.flaws.map(contradictionOf),
    ...(against ? missingHere(against.digest, walked?.newest ?? null) : []),
  ].filter(({ key }) => !walked?.accepted.has(key));
  const digestSha256 = against?.digest.sha256 ?? walked?.newest?.sha256 ?? null;
  await noteRun(database, clock, serviceScope(`cli-${userInfo().username}`), {
    verdict,
    found,
    startedAt,
    how: 'cli',
    slotOn: null,
    digestSha256,
    telling: settings,
  });
  return answerOf({ ...verdict, flaws: found }, against);
}

async function readAgainst(file: string, keyFile: string | undefined): Promise<Against> {
  const known = await readPublicKey(keyFile ?? publicKeyFileOf(givenSettings().ledgerKeyFile));
  try {
    return { digest: readCheckpoint(await readFile(file, 'utf8')), known };
  } catch (error) {
    if (error instanceof CheckpointRefused) throw new StartupError(`${file}: ${error.message}.`);
    throw error;
  }
}

function answerOf(verdict: LedgerVerification, against: Against | null): Answer {
  const { entries, projects, flaws } = verdict;
  const held = against ? `, held against the digest of ${against.digest.day}` : '';
  return {
    lines: [
      ...flaws.map(sayFlaw),
      `${entries} entries of ${projects} projects${held}: ${flaws.length === 0 ? 'nothing was altered' : `${flaws.length} flaws`}.`,
    ],
    data: verdict,
    exitCode: flaws.length === 0 ? 0 : 1,
  };
}

/** Describes a contradiction in one sentence. */
export const sayFlaw = ({ projectId, sequence, what }: LedgerFlaw): string =>
  `${projectId === null ? '' : `project ${projectId}${sequence === null ? '' : `, entry ${sequence}`}: `}${what}`;
