/** What an API token may be used for. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/**
 * Rights of an API token: those of its owner, reduced to reading unless `mayWrite`, and to reports
 * with `reportsOnly`.
 */
export interface TokenAccess {
  mayWrite: boolean;
  reportsOnly: boolean;
}

/** Lists what an API token may be used for, for display. */
export const scopesOf = ({ mayWrite }: Pick<TokenAccess, 'mayWrite'>): TokenScope[] =>
  mayWrite ? ['read', 'write'] : ['read'];
