import { createHash } from 'node:crypto';
import { exactJson } from './exact-json.js';

/** Version of the standard in which packages are written, as the standard wants it stated. */
export const OC4IDS_VERSION = '0.9';

/** What a package says beside its projects. */
export interface PackageHeader {
  uri: string;
  publisher: string;
  publishedAt: Date;
  /** Number of projects that are withheld: counted, and not named. Left out where it is zero. */
  withheld: number;
}

/** Writes what a package says beside its projects. */
export const packageHeader = ({ uri, publisher, publishedAt, withheld }: PackageHeader): string =>
  exactJson({
    uri,
    publishedDate: publishedAt.toISOString(),
    version: OC4IDS_VERSION,
    publisher: { name: publisher },
    withheldProjects: withheld > 0 ? withheld : undefined,
  });

/** Puts a package together, from its header and the JSON of its projects in their order. */
export const packageText = (header: string, projects: readonly string[]): string =>
  `${header.slice(0, -1)},"projects":[\n${projects.join(',\n')}\n]}\n`;

/** Returns the SHA-256 of a text as lower-case hex. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
