import type { Tx } from '#platform/database';
import type { TokenAccess } from '../rules/token-scope.js';

/** An API token as shown to its owner, without the secret, which is not stored. */
export interface ListedToken extends TokenAccess {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  endedAt: Date | null;
}

/**
 * Lists a person's API tokens, newest first; `after` is the key of the last token of the previous
 * page.
 */
export function listTokens(
  tx: Tx,
  personId: string,
  { limit, after }: { limit: number; after?: { createdAt: string; id: string } },
): Promise<ListedToken[]> {
  return tx.query<ListedToken[]>(
    `SELECT id, name, created_at AS "createdAt", expires_at AS "expiresAt",
      last_used_at AS "lastUsedAt", ended_at AS "endedAt",
            may_write AS "mayWrite", reports_only AS "reportsOnly"
     FROM api_tokens WHERE person_id = $1 AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $2`,
    [personId, limit, after?.createdAt ?? null, after?.id ?? null],
  );
}
