import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { projectInScope, projectNames, PROJECTS_SQL } from '#projects';
import type { Day } from '#values';
import { packageText, sha256Of } from '../rules/oc4ids-package.js';
import type { DisclosedField, Tier } from '../rules/tiers.js';
import {
  DisclosurePackageProjectRow,
  DisclosurePackageRow,
  DisclosurePublicationRow,
} from '../store/package-rows.js';

/** A package that was published: when, by whom, and with which file. */
export interface PublishedPackage {
  id: string;
  tier: Tier;
  fields: DisclosedField[];
  projects: number;
  publishedAt: Date;
  publishedOn: Day;
  sha256: string | null;
  bytes: bigint | null;
  changeRequestId: string;
  filedByName: string | null;
  approvedByName: string | null;
}

/** Sort key of the last package on a page; the next page continues after it. */
export interface PackageKey {
  publishedAt: string;
  id: string;
}

const PUBLISHED = `SELECT publication.package_id::text AS id, package.tier, package.fields,
    cardinality(package.project_ids) AS projects, publication.published_at AS "publishedAt",
    publication.published_on AS "publishedOn", publication.sha256, publication.bytes,
    publication.change_request_id::text AS "changeRequestId", publication.filed_by AS "filedBy",
    publication.approved_by AS "approvedBy"
  FROM disclosure_publications publication
  JOIN disclosure_packages package ON package.id = publication.package_id
  WHERE ($2::timestamptz IS NULL
      OR (date_trunc('milliseconds', publication.published_at), publication.package_id)
        < ($2::timestamptz, $3::uuid))
  ORDER BY date_trunc('milliseconds', publication.published_at) DESC, publication.package_id DESC
  LIMIT $1`;

/**
 * Lists the packages that were published, the newest first: at most `limit`, beginning with the one
 * that follows `after`. One with a project that the reader may not read is left out.
 */
export async function publishedPackages(
  tx: Tx,
  { after, limit }: { after?: PackageKey | undefined; limit: number },
): Promise<PublishedPackage[]> {
  type Row = Omit<PublishedPackage, 'filedByName' | 'approvedByName'> & {
    filedBy: string;
    approvedBy: string;
  };
  const rows = await tx.query<Row[]>(PUBLISHED, [
    limit,
    after?.publishedAt ?? null,
    after?.id ?? null,
  ]);
  const names = await namesOf(
    tx,
    rows.flatMap(({ filedBy, approvedBy }) => [filedBy, approvedBy]),
  );
  return rows.map(({ filedBy, approvedBy, ...row }) => ({
    ...row,
    filedByName: names.get(filedBy) ?? null,
    approvedByName: names.get(approvedBy) ?? null,
  }));
}

/** What a package says about one of its projects. */
export interface PackageProject {
  projectId: string;
  projectName: string | null;
  /** JSON of the project; null where it is withheld. */
  content: string | null;
}

/** A package as it was proposed, with its publication; null before that. */
export interface PackageDetail {
  id: string;
  tier: Tier;
  fields: readonly DisclosedField[];
  composedAt: Date;
  projects: PackageProject[];
  publication: DisclosurePublicationRow | null;
}

/**
 * Returns a package, published or still to be decided.
 * @throws Problem NOT_FOUND where it does not exist or holds a project that the reader may not read
 */
export async function findPackage(tx: Tx, id: string): Promise<PackageDetail> {
  const row = await tx.findOne(DisclosurePackageRow, { where: { id } });
  const contents = row && (await contentsOf(tx, row));
  if (!row || !contents) throw new Problem('NOT_FOUND');
  const names = await projectNames(tx, row.projectIds);
  return {
    id,
    tier: row.tier,
    fields: row.fields,
    composedAt: row.composedAt,
    projects: row.projectIds.map((projectId) => ({
      projectId,
      projectName: names.get(projectId) ?? null,
      content: contents.get(projectId) ?? null,
    })),
    publication: await tx.findOne(DisclosurePublicationRow, { where: { packageId: id } }),
  };
}

/** Returns what a package says of its projects, by id; null where the reader may not read all. */
async function contentsOf(
  tx: Tx,
  { id, projectIds }: DisclosurePackageRow,
): Promise<ReadonlyMap<string, string | null> | null> {
  const rows = await tx.find(DisclosurePackageProjectRow, { where: { packageId: id } });
  const contents = new Map(rows.map(({ projectId, content }) => [projectId, content]));
  return projectIds.every((projectId) => contents.has(projectId)) ? contents : null;
}

/** The file of a package. */
export interface PackageFile {
  text: string;
  sha256: string;
}

/**
 * Returns the file of a published package, the same bytes for ever.
 * @throws Problem NOT_FOUND; DISCLOSURE_NOT_PUBLISHED where there is none, or not yet
 */
export async function packageFile(tx: Tx, id: string): Promise<PackageFile> {
  const { projects, publication } = await findPackage(tx, id);
  const header = publication?.header ?? null;
  const sha256 = publication?.sha256 ?? null;
  if (header === null || sha256 === null) throw new Problem('DISCLOSURE_NOT_PUBLISHED');
  const text = packageText(
    header,
    projects.map(({ content }) => content ?? ''),
  );
  if (sha256Of(text) !== sha256) throw new Error(`package ${id} is not as it was published`);
  return { text, sha256 };
}

/** How far a project was last let go, and what was said of it then. */
export interface StandingDisclosure {
  projectId: string;
  projectName: string;
  tier: Tier;
  content: string | null;
  publishedAt: Date;
}

const STANDING = `SELECT DISTINCT ON (held.project_id) held.project_id::text AS "projectId",
    project.name AS "projectName", package.tier, held.content,
    publication.published_at AS "publishedAt"
  FROM disclosure_package_projects held
  JOIN disclosure_packages package ON package.id = held.package_id
  JOIN disclosure_publications publication ON publication.package_id = held.package_id
  JOIN ${PROJECTS_SQL} project ON project.id = held.project_id
  WHERE ${projectInScope('held.project_id')}
  ORDER BY held.project_id, publication.recorded_at DESC, publication.package_id DESC`;

/**
 * Lists every project that was published, with its newest publication, which replaces the ones
 * before: a project that was published and is withheld later is withheld.
 */
export const standingDisclosures = (tx: Tx): Promise<StandingDisclosure[]> =>
  tx.query<StandingDisclosure[]>(STANDING);
