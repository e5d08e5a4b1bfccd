/**
 * Names of fields that contain credentials, with any prefix, such as `newPassword`, `csrfToken` or
 * `totpSeed`.
 */
const SECRET = /(password|secret|totp|seed|token|recovery_?codes?|authorization|cookie)(_?hash)?$/i;

/**
 * Returns the JSON of a value for an audit event: amounts as text, and credentials removed even if
 * a caller passes them.
 */
export const recordedJson = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : JSON.stringify(value, (key, inner: unknown) => {
        if (SECRET.test(key) && inner !== null && typeof inner !== 'boolean') return '(secret)';
        return typeof inner === 'bigint' ? inner.toString() : inner;
      });
