import { OrganisationCodeField } from '#identity/http';
import type { Language } from '#platform/language';
import { FlagField, MonthField } from '#platform/http';
import { Problem } from '#platform/problem';
import type { Month } from '#values';
import type { WorkbookOutcome } from '../commands/save-workbook.js';
import type { ImportProblem } from '../rules/import-problem.js';
import { cellProblems } from '../texts/import-problems.js';

/** Organisation and month of a workbook. */
export class WorkbookQuery {
  @MonthField() month: Month;
  @OrganisationCodeField() organisation: string;
}

/** The same of a workbook that comes back. */
export class WorkbookUploadQuery extends WorkbookQuery {
  @FlagField({
    optional: true,
    nullable: false,
    description: 'only rehearse: everything is done and rolled back',
  })
  dryRun?: boolean;
}

/** Form with which a workbook comes back, beside its file. */
export class WorkbookForm {
  @FlagField({ optional: true, description: 'the same as in the address' }) dryRun?: boolean | null;
}

/** Parts of a return that a workbook can change. */
export const WORKBOOK_PARTS = [
  'completed',
  'funds',
  'paid',
  'physicalPercent',
  'physicalWords',
  'problems',
  'nextMonth',
  'explanation',
] as const;

/** A return that a workbook changes. */
class ChangedReturnDto {
  projectId: string;
  projectName: string;
  /** what differs from what was saved */
  changed: (typeof WORKBOOK_PARTS)[number][];
  /** whether it begins the correction of a passed month */
  corrects: boolean;
}

/** What a workbook does. */
export class WorkbookResultDto {
  /** whether it was only rehearsed */
  dryRun: boolean;
  /** number of returns that are saved as drafts */
  saved: number;
  /** number of returns that the file states as they are saved already */
  unchanged: number;
  items: ChangedReturnDto[];
}

/** Converts the outcome of a workbook to its response DTO. */
export const presentWorkbook = ({
  dryRun,
  changed,
  unchanged,
}: WorkbookOutcome): WorkbookResultDto => ({
  dryRun,
  saved: changed.length,
  unchanged,
  items: changed.map(({ projectId, projectName, parts, corrects }) => ({
    projectId,
    projectName,
    changed: parts,
    corrects,
  })),
});

/** Returns the refusal of a workbook: every problem with its cell, in the caller’s language. */
export const refuseWorkbook = (problems: readonly ImportProblem[], language: Language): Problem =>
  new Problem('WORKBOOK_REFUSED', { count: problems.length }, cellProblems(problems, language));
