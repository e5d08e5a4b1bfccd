const SECRET = /^(password|passwordHash|token|tokenHash|csrfToken|secret|totp|totpSeed)$/i;

/** The JSON of a recorded value: amounts as text, and no secret even if a caller hands one over. */
export const recordedJson = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value, (key, inner: unknown) => {
    if (SECRET.test(key)) return '(secret)';
    return typeof inner === 'bigint' ? inner.toString() : inner;
  });
