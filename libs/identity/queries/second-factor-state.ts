import type { Tx } from '#platform/database';

/**
 * State of a person's second factor; `confirmedAt` is null when the person has no confirmed factor.
 */
export interface SecondFactorState {
  confirmedAt: Date | null;
  recoveryCodesLeft: number;
}

/**
 * Returns whether a person has a confirmed second factor, and how many recovery codes are unused.
 */
export async function secondFactorState(tx: Tx, personId: string): Promise<SecondFactorState> {
  const [row] = await tx.query<SecondFactorState[]>(
    `SELECT f.confirmed_at AS "confirmedAt",
      (SELECT count(*)::int FROM recovery_codes c
        WHERE c.person_id = f.person_id AND c.used_at IS NULL) AS "recoveryCodesLeft"
     FROM second_factors f WHERE f.person_id = $1 AND f.confirmed_at IS NOT NULL`,
    [personId],
  );
  return row ?? { confirmedAt: null, recoveryCodesLeft: 0 };
}
