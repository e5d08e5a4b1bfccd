import { ApiProperty } from '@nestjs/swagger';
import { CodeField, DayField, PageOf, TextField } from '#platform/http';
import type { Day } from '#values';
import { daysOf, type ListedFact } from '../queries/completion-facts.js';
import { COMPLETION_FACTS, type CompletionFact, finalAccountClock } from '../rules/completion.js';

/** Request body that records a fact of a project's completion. */
export class NewCompletionFactDto {
  @CodeField(COMPLETION_FACTS) fact: CompletionFact;
  @DayField({ description: 'not after today, not before the start of the works' }) on: Day;
  @TextField({
    max: 300,
    optional: true,
    example: '竣工验收备案表（示例）',
    description: 'the document that says so, by its number or name',
  })
  document?: string | null;
}

/** A recorded fact of a project's completion. */
export class CompletionFactDto {
  fact: CompletionFact;
  on: string;
  document: string | null;
  recordedByName: string | null;
  recordedAt: string;
}

/** When the final account of a project is due. */
export class FinalAccountClockDto {
  /** day from which the time runs */
  @ApiProperty({ format: 'date' })
  since: string;
  dueOn: string;
  filedOn: string | null;
  /** whether it was filed after that day, or is not filed and the day has passed */
  late: boolean;
}

/** The recorded facts of a project's completion, with the clock of the final account. */
export class CompletionFactPageDto extends PageOf(CompletionFactDto) {
  /** null before the works are complete or the project is in use */
  finalAccount: FinalAccountClockDto | null;
}

/** Converts a fact to its response DTO. */
export const presentFact = (row: ListedFact): CompletionFactDto => ({
  fact: row.fact,
  on: row.onDay,
  document: row.document,
  recordedByName: row.recordedByName,
  recordedAt: row.recordedAt.toISOString(),
});

/** Converts the facts of a project to their response DTO, as of the day `today`. */
export const presentFacts = (rows: readonly ListedFact[], today: Day): CompletionFactPageDto => ({
  items: rows.map(presentFact),
  nextCursor: null,
  finalAccount: finalAccountClock(daysOf(rows), today),
});
