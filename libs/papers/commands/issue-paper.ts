import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  settleKnownAt,
  stampInstant,
  type Tx,
  violatedConstraint,
} from '#platform/database';
import { refuseField } from '#platform/problem';
import { sha256Of, writeBulletin } from '../files/write-bulletin.js';
import { cityOrganisation, namedCity } from '../queries/city-organisation.js';
import { composeBulletin } from '../queries/bulletin-facts.js';
import { checkIssue, type WantedPaper } from '../rules/check-issue.js';
import { PaperRow } from '../store/paper-row.js';

interface IssuePaperInput {
  wanted: WantedPaper;
  request: RepeatableRequest | null;
}

/**
 * Issues a paper over all projects of the city, and keeps it as it is. A manager of the city may.
 * @returns its id; for a repeated request, that of the paper that the first one issued
 * @throws Problem FORBIDDEN, PAPER_MONTH_NOT_OVER, PAPER_ISSUED_OUTSIDE, PAPER_NUMBER_TAKEN,
 * IDEMPOTENCY_KEY_REUSED
 */
export async function issuePaper(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, request }: IssuePaperInput,
): Promise<string> {
  const city = await database.read(actor.scope, cityOrganisation);
  allow(actor, 'paper.issue', { unitId: city });
  const today = clock.today();
  checkIssue(wanted, today);
  // The facts are read in a transaction of their own, because all that was recorded by the instant
  // must be committed before; with the instant, they are the same for ever.
  const knownAt = await settleKnownAt(database, actor.scope, null);
  const { month } = wanted;
  const row = await database.read(actor.scope, async (tx) =>
    paperOf(wanted, await composeBulletin(tx, { month, knownAt, today }), {
      city: await namedCity(tx, { month, knownAt }),
      knownAt,
    }),
  );
  try {
    return await database.write(actor.scope, async (tx) => {
      const { id } = await once(tx, request, () => keepPaper(tx, actor, row));
      return id;
    });
  } catch (error) {
    if (violatedConstraint(error) === 'papers_number')
      throw refuseField('PAPER_NUMBER_TAKEN', 'number');
    throw error;
  }
}

type MadePaper = Omit<PaperRow, 'id' | 'issuedBy' | 'issuedAt'>;

/** Makes the row of a paper from what was composed: file, facts and manifest. */
export async function paperOf(
  { kind, month, number, issuedOn, signer }: WantedPaper,
  { bulletin, projects }: Awaited<ReturnType<typeof composeBulletin>>,
  { city, knownAt }: { city: { id: string; name: string }; knownAt: Date },
): Promise<MadePaper> {
  const facts = JSON.stringify(bulletin);
  const head = { number, issuedOn, signer, organisationName: city.name, knownAt };
  const { file, sha256, templateSha256 } = await writeBulletin(bulletin, head);
  const template = 'gbt9704';
  const rowsSha256 = sha256Of(facts);
  const organisationId = city.id;
  return {
    organisationId,
    kind,
    template,
    number,
    month,
    issuedOn,
    signer,
    knownAt,
    facts,
    rowsSha256,
    sha256,
    file,
    manifest: {
      parameters: { kind, month, number, issuedOn, signer, template, organisationId },
      knownAt: knownAt.toISOString(),
      projects,
      templateSha256,
      rowsSha256,
      sha256,
      bytes: file.length,
    },
  };
}

async function keepPaper(tx: Tx, actor: Actor, made: MadePaper): Promise<string> {
  const row: PaperRow = {
    ...made,
    id: randomUUID(),
    issuedBy: actor.personId,
    issuedAt: await stampInstant(tx),
  };
  await tx.insert(PaperRow, row);
  await recordAuditEvent(tx, actor.scope, {
    action: 'paper.issue',
    subjectType: 'paper',
    subjectId: row.id,
    unitId: row.organisationId,
    newValue: row.manifest,
  });
  return row.id;
}
