import { ApiProperty } from '@nestjs/swagger';
import type { Contradiction } from '../store/contradiction-rows.js';
import type { ContradictionKind } from '../rules/contradiction.js';
import type { ListedCheckpoint } from '../store/checkpoint-rows.js';
import { wordKind } from '../texts/contradiction-words.js';
import type { Language } from '#platform/language';
import {
  keyPart,
  CodeField,
  IdField,
  NewestFirstQuery,
  PageOf,
  PageQueryOf,
  TextField,
} from '#platform/http';
import { LedgerCheckpointFactsDto, presentCheckpointFacts } from './proof.dto.js';

/** Query parameters for one page of ledger checkpoints. */
export class CheckpointQuery extends PageQueryOf([keyPart.instant]) {}

/** Identifies the previous checkpoint by its day and by the SHA-256 of its file. */
export class PreviousCheckpointDto {
  day: string;
  /** SHA-256 of the file of that checkpoint */
  sha256: string;
}

/** A ledger checkpoint: a signed file with the state of every project's hash chain at one time. */
export class LedgerCheckpointDto extends LedgerCheckpointFactsDto {
  /** whether this is the scheduled checkpoint of the day; false when a person requested it */
  scheduled: boolean;
  previous: PreviousCheckpointDto | null;
}

/** Number of ledger entries that were recorded after the newest checkpoint. */
export class UnwitnessedDto {
  /** @example 3 */
  entries: number;
  /** when the first of these entries was recorded; null when there is none */
  @ApiProperty({ format: 'date-time' })
  since: string | null;
}

/**
 * A page of ledger checkpoints, newest first, with the number of entries recorded after the newest
 * one.
 */
export class LedgerCheckpointPageDto extends PageOf(LedgerCheckpointDto) {
  unwitnessed: UnwitnessedDto;
}

/**
 * Query parameters that filter the list of contradictions: signs that ledger data was altered or
 * lost.
 */
export class ContradictionQuery extends NewestFirstQuery {
  @CodeField(['open', 'closed'], { optional: true, nullable: false }) state?: 'open' | 'closed';
  @IdField({
    optional: true,
    nullable: false,
    description: 'only of this project, and those of none',
  })
  projectId?: string;
}

/**
 * Request body with the reason why a contradiction (a sign that ledger data was altered or lost) is
 * closed.
 */
export class ContradictionClosureDto {
  @TextField({
    max: 2000,
    lines: true,
    example: '服务器故障后恢复了备份，缺少的分录已重新登记（示例）',
  })
  reason: string;
}

/**
 * A contradiction: ledger data that does not agree with other ledger data or with a checkpoint.
 * This is a sign that the data was altered or lost.
 */
export class LedgerContradictionDto {
  id: string;
  kind: ContradictionKind;
  /** id of the project; null when the contradiction concerns the ledger as a whole */
  projectId: string | null;
  /**
   * sequence number of the entry in the project’s ledger; null when it concerns no single entry
   * @example 3
   */
  sequence: string | null;
  /** day of the checkpoint that the contradiction concerns; null when it concerns none */
  checkpointOn: string | null;
  /** @example the chain up to here is not the one that the digest vouches for */
  what: string;
  /** explanation of `kind` in the caller’s language */
  words: string;
  /** when the contradiction was first found */
  @ApiProperty({ format: 'date-time' }) since: string;
  lastFoundAt: string;
  state: 'open' | 'closed';
  closedAt: string | null;
  /** id of the person who closed the contradiction; null while it is open */
  closedBy: string | null;
  reason: string | null;
}
export class LedgerContradictionPageDto extends PageOf(LedgerContradictionDto) {}

export const presentCheckpoint = (listed: ListedCheckpoint): LedgerCheckpointDto => ({
  ...presentCheckpointFacts(listed),
  scheduled: listed.scheduled,
  previous: listed.previous,
});

export const presentContradiction = (
  { closedReason, closedAt, closedBy, lastFoundAt, since, ...one }: Contradiction,
  language: Language,
): LedgerContradictionDto => ({
  ...one,
  words: wordKind(one.kind, language),
  since: since.toISOString(),
  lastFoundAt: lastFoundAt.toISOString(),
  state: closedAt === null ? 'open' : 'closed',
  closedAt: closedAt?.toISOString() ?? null,
  closedBy,
  reason: closedReason,
});
