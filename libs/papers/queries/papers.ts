import { allInScope, namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day, Month } from '#values';
import type { Bulletin } from '../rules/bulletin.js';
import type { PaperManifest } from '../rules/paper-manifest.js';
import type { PaperKind, PaperTemplate } from '../rules/papers.js';

/** A paper that was issued, without its facts. */
export interface IssuedPaper {
  id: string;
  kind: PaperKind;
  template: PaperTemplate;
  number: string;
  month: Month;
  issuedOn: Day;
  signer: string | null;
  issuedAt: Date;
  issuedByName: string | null;
  manifest: PaperManifest;
}

/** Sort key of the last paper on a page; the next page continues after it. */
export interface PaperKey {
  issuedAt: string;
  id: string;
}

const PAPER = `SELECT paper.id::text AS id, paper.kind, paper.template, paper.number, paper.month,
    paper.issued_on AS "issuedOn", paper.signer, paper.issued_at AS "issuedAt",
    paper.issued_by AS "issuedBy", paper.manifest`;
const IN_SCOPE = allInScope('ARRAY[paper.organisation_id]');
const PAPERS = `${PAPER} FROM papers paper
  WHERE ${IN_SCOPE} AND ($2::timestamptz IS NULL
      OR (date_trunc('milliseconds', paper.issued_at), paper.id) < ($2::timestamptz, $3::uuid))
  ORDER BY date_trunc('milliseconds', paper.issued_at) DESC, paper.id DESC LIMIT $1`;
const ONE = `${PAPER}, paper.facts FROM papers paper WHERE paper.id = $1 AND ${IN_SCOPE}`;
const CONTENT = `SELECT paper.month, paper.number, paper.file, paper.sha256,
    paper.organisation_id AS "organisationId"
  FROM papers paper WHERE paper.id = $1 AND ${IN_SCOPE}`;

type Row = Omit<IssuedPaper, 'issuedByName'> & { issuedBy: string };

async function named<Found extends Row>(
  tx: Tx,
  rows: readonly Found[],
): Promise<(Omit<Found, 'issuedBy'> & { issuedByName: string | null })[]> {
  const names = await namesOf(
    tx,
    rows.map(({ issuedBy }) => issuedBy),
  );
  return rows.map(({ issuedBy, ...row }) => ({
    ...row,
    issuedByName: names.get(issuedBy) ?? null,
  }));
}

/** Lists the papers of organisations within the scope, the newest first. */
export async function issuedPapers(
  tx: Tx,
  { after, limit }: { after?: PaperKey | undefined; limit: number },
): Promise<IssuedPaper[]> {
  return named(
    tx,
    await tx.query<Row[]>(PAPERS, [limit, after?.issuedAt ?? null, after?.id ?? null]),
  );
}

/**
 * Returns a paper with its facts, as it was issued.
 * @throws Problem NOT_FOUND
 */
export async function findPaper(tx: Tx, id: string): Promise<IssuedPaper & { bulletin: Bulletin }> {
  const [row] = await named(tx, await tx.query<(Row & { facts: string })[]>(ONE, [id]));
  if (!row) throw new Problem('NOT_FOUND');
  const { facts, ...paper } = row;
  return { ...paper, bulletin: JSON.parse(facts) as Bulletin };
}

/** The file of a paper. */
export interface PaperFile {
  month: Month;
  number: string;
  organisationId: string;
  file: Buffer;
  sha256: string;
}

/**
 * Returns the file of a paper, the same bytes for ever.
 * @throws Problem NOT_FOUND
 */
export async function paperFile(tx: Tx, id: string): Promise<PaperFile> {
  const [row] = await tx.query<PaperFile[]>(CONTENT, [id]);
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}
