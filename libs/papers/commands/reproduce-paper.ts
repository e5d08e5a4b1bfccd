import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { composeBulletin } from '../queries/bulletin-facts.js';
import { namedCity } from '../queries/city-organisation.js';
import { findPaper } from '../queries/papers.js';
import { paperOf } from './issue-paper.js';

/** What a paper is when it is made again from its manifest. */
export interface Reproduced {
  /** Whether facts and file are the same to the byte. */
  same: boolean;
  rowsSha256: string;
  sha256: string;
}

/**
 * Makes a paper again from its manifest: the same month, head and template, with what was recorded
 * by its instant. Keeps nothing.
 * @throws Problem NOT_FOUND for a paper that the actor may not read
 */
export async function reproducePaper(
  database: Database,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<Reproduced> {
  const made = await database.read(actor.scope, async (tx) => {
    const { kind, month, number, issuedOn, signer, manifest } = await findPaper(tx, id);
    const knownAt = new Date(manifest.knownAt);
    const composed = await composeBulletin(tx, { month, knownAt, today: clock.today() });
    const city = await namedCity(tx, { month, knownAt });
    const again = await paperOf({ kind, month, number, issuedOn, signer }, composed, {
      city,
      knownAt,
    });
    return { again, manifest };
  });
  const { rowsSha256, sha256 } = made.again;
  const { manifest } = made;
  return {
    same: rowsSha256 === manifest.rowsSha256 && sha256 === manifest.sha256,
    rowsSha256,
    sha256,
  };
}
