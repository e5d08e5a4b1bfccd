import {
  CodeField,
  DayField,
  MonthField,
  NewestFirstQuery,
  PageOf,
  TextField,
} from '#platform/http';
import type { Day, Month } from '#values';
import type { Reproduced } from '../commands/reproduce-paper.js';
import type { IssuedPaper } from '../queries/papers.js';
import type { PreviewedBulletin } from '../queries/preview-bulletin.js';
import type { WantedPaper } from '../rules/check-issue.js';
import type { Bulletin } from '../rules/bulletin.js';
import { PAPER_KINDS, type PaperKind, type PaperTemplate } from '../rules/papers.js';
import { BulletinDto } from './bulletin.dto.js';

/** Query parameters for one page of papers, the newest first. */
export class PapersQuery extends NewestFirstQuery {}

/** Request body that asks what a bulletin would say. */
export class PaperPreviewBody {
  @CodeField(PAPER_KINDS) kind: PaperKind;
  @MonthField({ description: 'a month that is over' }) month: Month;
}

/** Request body that issues a paper. */
export class NewPaperDto extends PaperPreviewBody {
  @TextField({ max: 60, example: '调度通报〔2022〕3号' }) number: string;
  @DayField({ description: 'after the end of the month, and not after today' }) issuedOn: Day;
  @TextField({ max: 50, optional: true, description: 'who signed it (签发人)' })
  signer?: string | null;
}

/** What a paper was made from. */
export class PaperParametersDto {
  kind: PaperKind;
  /** @example 2022-03 */
  month: string;
  number: string;
  issuedOn: string;
  signer: string | null;
  template: PaperTemplate;
  organisationId: string;
}

/** What a paper was made from, so that it can be made again. */
export class PaperManifestDto {
  parameters: PaperParametersDto;
  /** everything that was recorded by this instant counts, and nothing later */
  knownAt: string;
  /** number of projects it was composed from */
  projects: number;
  templateSha256: string;
  /** of the facts as JSON */
  rowsSha256: string;
  /** of the file */
  sha256: string;
  bytes: number;
}

/** A paper that was issued. It never changes. */
export class PaperDto {
  id: string;
  kind: PaperKind;
  /** gbt9704: our own, after GB/T 9704 */
  template: PaperTemplate;
  number: string;
  /** @example 2022-03 */
  month: string;
  issuedOn: string;
  signer: string | null;
  issuedAt: string;
  issuedByName: string | null;
  manifest: PaperManifestDto;
}

/** Papers that were issued, the newest first. */
export class PaperPageDto extends PageOf(PaperDto) {}

/** A paper with its facts, as they were when it was issued. */
export class PaperDetailDto extends PaperDto {
  bulletin: BulletinDto;
}

/** What a bulletin would say now, over the projects that the reader may see. */
export class PaperPreviewDto {
  bulletin: BulletinDto;
  projects: number;
  knownAt: string;
}

/** Whether a paper that is made again from its manifest is the same. */
export class PaperReproductionDto {
  /** facts and file are the same to the byte */
  same: boolean;
  rowsSha256: string;
  sha256: string;
}

/** Converts a request body to the paper that it asks for. */
export const wantedPaper = ({ signer, ...wanted }: NewPaperDto): WantedPaper => ({
  ...wanted,
  signer: signer ?? null,
});

/** Converts a paper to its response DTO. */
export const presentPaper = ({ issuedAt, ...paper }: IssuedPaper): PaperDto => ({
  ...paper,
  issuedAt: issuedAt.toISOString(),
});

/** Converts a paper with its facts to its response DTO. */
export const presentPaperDetail = ({
  bulletin,
  ...paper
}: IssuedPaper & { bulletin: Bulletin }): PaperDetailDto => ({ ...presentPaper(paper), bulletin });

/** Converts what a bulletin would say to its response DTO. */
export const presentPaperPreview = ({
  bulletin,
  projects,
  knownAt,
}: PreviewedBulletin): PaperPreviewDto => ({
  bulletin,
  projects,
  knownAt: knownAt.toISOString(),
});

/** Converts a reproduction to its response DTO. */
export const presentReproduced = (made: Reproduced): PaperReproductionDto => made;
