import { createHash } from 'node:crypto';
import { ownInScope, stampInstant, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { projectInScope } from '#projects';
import type { ManifestFacts, ReportManifest } from '../rules/report-manifest.js';
import { ReportManifestRow } from './report-manifest-row.js';

const ADD_SET = `INSERT INTO report_project_sets (sha256, projects) VALUES ($1, $2::uuid[])
  ON CONFLICT DO NOTHING`;

/** A manifest that is to be kept. */
export type NewManifest = Omit<ReportManifest, 'issuedAt'>;

/** Keeps the manifest of a report that is handed out. */
export async function insertManifest(tx: Tx, manifest: NewManifest): Promise<void> {
  const { id, personId, sha256, rowsSha256, rows, renderer, projects, ...facts } = manifest;
  const projectsSha256 = createHash('sha256').update(projects.join(',')).digest('hex');
  await tx.query(ADD_SET, [projectsSha256, `{${projects.join(',')}}`]);
  await tx.insert(ReportManifestRow, {
    id,
    personId,
    issuedAt: await stampInstant(tx),
    sha256,
    rowsSha256,
    rows: BigInt(rows),
    renderer,
    facts: facts satisfies ManifestFacts,
    projectsSha256,
  });
}

const MANIFEST = `SELECT manifest.id, manifest.person_id AS "personId",
    manifest.issued_at AS "issuedAt", manifest.sha256, manifest.rows_sha256 AS "rowsSha256",
    manifest.rows::int AS rows, manifest.renderer, manifest.facts, held.projects
  FROM report_manifests manifest
  JOIN report_project_sets held ON held.sha256 = manifest.projects_sha256
  WHERE manifest.id = $1
    AND (cardinality(held.projects) > 0 OR ${ownInScope('manifest.person_id')})
    AND NOT EXISTS (SELECT FROM unnest(held.projects) covered (id)
      WHERE NOT ${projectInScope('covered.id')})`;

/**
 * Returns a manifest.
 * @throws Problem NOT_FOUND when there is none, or the reader may not read all its projects now
 */
export async function findManifest(tx: Tx, id: string): Promise<ReportManifest> {
  const [row] = await tx.query<
    (Omit<ReportManifest, keyof ManifestFacts | 'issuedAt'> & {
      issuedAt: Date;
      facts: ManifestFacts;
    })[]
  >(MANIFEST, [id]);
  if (!row) throw new Problem('NOT_FOUND');
  const { facts, issuedAt, ...rest } = row;
  return { ...rest, ...facts, issuedAt: issuedAt.toISOString() };
}
