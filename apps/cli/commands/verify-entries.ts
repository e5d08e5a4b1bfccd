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
} from '#ledger';
import { serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import type { Answer } from '../answer.js';
import { givenSettings, type CliSession, withSession } from '../session.js';

/**
 * Options of `tracker ledger verify`: the ledger to verify is the file `export`, the database at
 * the URL `database`, or without both the program's own database. `against` is a checkpoint file to
 * compare with; `key` is the file of the public key that verifies it.
 */
export interface VerifyLedgerOptions {
  export?: string;
  database?: string;
  against?: string;
  key?: string;
}

/**
 * `tracker ledger verify`: verifies that the ledger was not altered. For a database, uses a role
 * that cannot write; for an export file, needs no database. The program's own ledger is also
 * compared with all stored checkpoints, and the result is stored.
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
  const verification = await asVerifier(ownerUrl, (tx) =>
    verifyAgainst(against, (heads) =>
      verifyLedger(tx, [...(walked?.chain.noted() ?? []), ...heads]),
    ),
  );
  const found = [
    ...(walked?.chain.found ?? []),
    ...verification.flaws.map(contradictionOf),
    ...(against ? missingHere(against.digest, walked?.newest ?? null) : []),
  ].filter(({ key }) => !walked?.accepted.has(key));
  const digestSha256 = against?.digest.sha256 ?? walked?.newest?.sha256 ?? null;
  await noteRun(database, clock, serviceScope(`cli-${userInfo().username}`), {
    verification,
    found,
    startedAt,
    how: 'cli',
    slotOn: null,
    digestSha256,
    telling: settings,
  });
  return answerOf({ ...verification, flaws: found }, against);
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

function answerOf(verification: LedgerVerification, against: Against | null): Answer {
  const { entries, projects, flaws } = verification;
  const held = against ? `, held against the digest of ${against.digest.day}` : '';
  return {
    lines: [
      ...flaws.map(sayFlaw),
      `${entries} entries of ${projects} projects${held}: ${flaws.length === 0 ? 'nothing was altered' : `${flaws.length} flaws`}.`,
    ],
    data: verification,
    exitCode: flaws.length === 0 ? 0 : 1,
  };
}

/** Returns a sentence that describes a flaw, with the project and ledger entry that it concerns. */
export const sayFlaw = ({ projectId, sequence, what }: LedgerFlaw): string =>
  `${projectId === null ? '' : `project ${projectId}${sequence === null ? '' : `, entry ${sequence}`}: `}${what}`;
