import { ApiProperty } from '@nestjs/swagger';
import type { CheckpointFacts } from '../store/checkpoint-rows.js';
import type { CheckpointKey } from '../store/checkpoint-key.js';
import type { Verification, VerificationWay } from '../store/verification-rows.js';
import { field, NewestFirstQuery, PageOf, Sha256Field } from '#platform/http';

/** Query parameters for one page of daily checkpoints or of verifications. */
export class ProofQuery extends NewestFirstQuery {}

const CHECKPOINT_CHARACTERS_MAX = 900_000;

/**
 * Declares the field with the content of a checkpoint file. The text must not be changed in any
 * way, because the hash and the signature cover every byte.
 */
const CheckpointField = (): PropertyDecorator =>
  field<string>(
    {
      code: 'NOT_A_CHECKPOINT',
      message: {
        zh: '须为检查点文件的全文',
        en: 'The whole text of a checkpoint’s file is expected',
      },
      accepted: {
        zh: `不超过 ${CHECKPOINT_CHARACTERS_MAX} 个字符的文本`,
        en: `a text of at most ${CHECKPOINT_CHARACTERS_MAX} characters`,
      },
      read: (raw) =>
        typeof raw === 'string' && raw.length > 0 && raw.length <= CHECKPOINT_CHARACTERS_MAX
          ? raw
          : undefined,
      schema: { type: 'string', maxLength: CHECKPOINT_CHARACTERS_MAX },
    },
    {
      optional: true,
      description: 'text of a checkpoint that was kept outside, such as the attachment of its mail',
    },
  );

/**
 * Request body that starts a verification of the ledger. If it contains a checkpoint file, the
 * ledger is compared with that file in addition to the stored checkpoints.
 */
export class VerificationBody {
  @CheckpointField() checkpoint?: string | null;
}

/**
 * Query parameter with the SHA-256 of a checkpoint file, which selects one file when a day has
 * several.
 */
export class CheckpointFileQuery {
  @Sha256Field({
    optional: true,
    nullable: false,
    description: 'SHA-256 of the file; the newest of the day unless given',
  })
  sha256?: string;
}

/** A verification of the ledger, with the first alteration that it found. */
export class LedgerVerificationDto {
  id: string;
  startedAt: string;
  finishedAt: string;
  /**
   * id of the person who started the verification, or the name of a service
   * @example service:ledger-verify
   */
  ranBy: string;
  how: VerificationWay;
  /**
   * number of projects with entries
   * @example 10
   */
  projects: number;
  /** @example 1200 */
  entries: string;
  /**
   * number of projects with a flaw, plus one when the checkpoint itself has one
   * @example 0
   */
  flaws: number;
  firstProjectId: string | null;
  /** sequence number of the altered entry; null when the flaw concerns no single entry */
  firstSequence: string | null;
  /** @example a column of the entry was changed */
  firstFlaw: string | null;
  /** SHA-256 of the checkpoint that the hash chains were compared with */
  digestSha256: string | null;
}
export class LedgerVerificationPageDto extends PageOf(LedgerVerificationDto) {}

/** The ledger checkpoint of a day. The file itself is at `/api/ledger-digests/{day}`. */
export class LedgerCheckpointFactsDto {
  day: string;
  /** instant of the checkpoint; it includes exactly the entries recorded up to this instant */
  @ApiProperty({ format: 'date-time' })
  asOf: string;
  /** @example 10 */
  projects: number;
  /** @example 1200 */
  entries: string;
  /** SHA-256 of the checkpoint file */
  sha256: string;
  madeAt: string;
}
export class LedgerCheckpointFactsPageDto extends PageOf(LedgerCheckpointFactsDto) {}

/** The public key with which anyone can verify the signature of a checkpoint. */
export class LedgerCheckpointKeyDto {
  algorithm: 'Ed25519';
  /** public key as PEM text, in the format of openssl */
  publicKeyPem: string;
  /**
   * SHA-256 of the PEM text; to be compared with the value that was noted when the program was
   * handed over
   */
  sha256: string;
}

export const presentVerification = (run: Verification): LedgerVerificationDto => ({
  ...run,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt.toISOString(),
  entries: run.entries.toString(),
  firstSequence: run.firstSequence?.toString() ?? null,
});

export const presentCheckpointFacts = ({
  day,
  asOf,
  projects,
  entries,
  sha256,
  madeAt,
}: CheckpointFacts): LedgerCheckpointFactsDto => ({
  day,
  asOf: asOf.toISOString(),
  projects,
  entries: entries.toString(),
  sha256,
  madeAt: madeAt.toISOString(),
});

export const presentKey = ({ publicPem, fingerprint }: CheckpointKey): LedgerCheckpointKeyDto => ({
  algorithm: 'Ed25519',
  publicKeyPem: publicPem,
  sha256: fingerprint,
});
