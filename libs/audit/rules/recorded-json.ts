/** Names of fields that hold what opens doors, however they begin: `newPassword`, `csrfToken`, `totpSeed`. */
const SECRET = /(password|secret|totp|seed|token|recovery_?codes?|authorization|cookie)(_?hash)?$/i;

/** The JSON of a recorded value: amounts as text, and no secret even if a caller hands one over. */
export const recordedJson = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : JSON.stringify(value, (key, inner: unknown) => {
        if (SECRET.test(key) && inner !== null && typeof inner !== 'boolean') return '(secret)';
        return typeof inner === 'bigint' ? inner.toString() : inner;
      });
