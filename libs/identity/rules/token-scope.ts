/** Scopes of an API token. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Rights of a token: those of its owner, possibly reduced. */
export interface TokenAccess {
  mayWrite: boolean;
  reportsOnly: boolean;
}

/** The scopes of a token, for display. */
export const scopesOf = ({ mayWrite }: Pick<TokenAccess, 'mayWrite'>): TokenScope[] =>
  mayWrite ? ['read', 'write'] : ['read'];
