import type { Day, Month } from '#values';
import type { PaperKind, PaperTemplate } from './papers.js';

/** What a paper was made from, so that it can be made again: parameters, instant and hashes. */
export interface PaperManifest {
  parameters: {
    kind: PaperKind;
    month: Month;
    number: string;
    issuedOn: Day;
    signer: string | null;
    template: PaperTemplate;
    organisationId: string;
  };
  /** Everything that was recorded by this instant counts, and nothing later. */
  knownAt: string;
  /** Number of projects it was composed from. */
  projects: number;
  templateSha256: string;
  /** Of the facts as JSON. */
  rowsSha256: string;
  /** Of the file, and its size. */
  sha256: string;
  bytes: number;
}
