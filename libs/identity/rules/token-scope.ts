/** What an API token may be made for. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How far a token reaches: never further than its owner, and possibly less. */
export interface TokenReach {
  mayWrite: boolean;
  reportsOnly: boolean;
}

/** The scopes of a token as they are shown. */
export const scopesOf = ({ mayWrite }: Pick<TokenReach, 'mayWrite'>): TokenScope[] =>
  mayWrite ? ['read', 'write'] : ['read'];
