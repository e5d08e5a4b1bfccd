import type { IssuedToken } from '../commands/create-token.js';
import type { ListedToken } from '../queries/list-tokens.js';
import { scopesOf, TOKEN_SCOPES, type TokenScope } from '../rules/token-scope.js';
import { TOKEN_DAYS_DEFAULT, TOKEN_DAYS_MAX } from '../rules/session-validity.js';
import { field, type FieldOptions, FlagField, PageOf, TextField, WholeField } from '#platform/http';

/** Declares the scopes of an API token. The scope `read` is always included. */
const ScopesField = (options: FieldOptions): PropertyDecorator =>
  field<TokenScope[]>(
    {
      code: 'NOT_SCOPES',
      message: {
        zh: '须为 ["read"] 或 ["read","write"]',
        en: 'Either ["read"] or ["read","write"]',
      },
      accepted: { zh: '["read"] 或 ["read","write"]', en: '["read"] or ["read","write"]' },
      read: (raw) =>
        Array.isArray(raw) &&
        raw.includes('read') &&
        new Set(raw).size === raw.length &&
        raw.every((scope) => TOKEN_SCOPES.includes(scope as TokenScope))
          ? (raw as TokenScope[])
          : undefined,
      schema: {
        type: 'array',
        items: { type: 'string', enum: [...TOKEN_SCOPES] },
        minItems: 1,
        uniqueItems: true,
        example: ['read'],
      },
    },
    options,
  );

/** Request body that creates an API token. */
export class NewTokenBody {
  @TextField({ max: 100, example: 'monthly export' }) name: string;
  @WholeField({
    min: 1,
    max: TOKEN_DAYS_MAX,
    optional: true,
    example: TOKEN_DAYS_DEFAULT,
    description: `Days it shall hold, ${TOKEN_DAYS_DEFAULT} unless given`,
  })
  days?: number | null;
  @ScopesField({
    optional: true,
    description: 'What it may do, at most what its owner may; both unless given',
  })
  scopes?: TokenScope[] | null;
  @FlagField({ optional: true, description: 'Only reports may be read with it' }) reportsOnly?:
    boolean | null;
}

export class TokenView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** @example monthly export */
  name: string;
  /** @example 2026-01-15T00:30:00.000Z */
  createdAt: string;
  /** @example 2026-04-15T00:30:00.000Z */
  expiresAt: string;
  /** Time of the last request with the token, updated at most once a minute */
  lastUsedAt: string | null;
  endedAt: string | null;
  /** @example ["read"] */
  scopes: TokenScope[];
  /**
   * Whether the token may only read reports
   * @example false
   */
  reportsOnly: boolean;
}

export class IssuedTokenView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** @example monthly export */
  name: string;
  /**
   * Secret of the token; returned only in this response
   * @example jw1b0v2r0m3q4Yx8dE5sT6uV7wX8yZ9aB0cD1eF2gH3
   */
  token: string;
  /** @example 2026-01-15T00:30:00.000Z */
  createdAt: string;
  /** @example 2026-04-15T00:30:00.000Z */
  expiresAt: string;
  /** @example ["read"] */
  scopes: TokenScope[];
  /**
   * Whether the token may only read reports
   * @example false
   */
  reportsOnly: boolean;
}

export class TokenPage extends PageOf(TokenView) {}

/** Converts an API token to its response DTO in the owner's list, without the secret. */
export const presentToken = (token: ListedToken): TokenView => ({
  id: token.id,
  name: token.name,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  endedAt: token.endedAt?.toISOString() ?? null,
  scopes: scopesOf(token),
  reportsOnly: token.reportsOnly,
});

/** Converts a new API token to its response DTO. No other response contains the secret. */
export const presentIssued = ({
  id,
  name,
  token,
  createdAt,
  expiresAt,
  mayWrite,
  reportsOnly,
}: IssuedToken): IssuedTokenView => ({
  id,
  name,
  token,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  scopes: scopesOf({ mayWrite }),
  reportsOnly,
});
