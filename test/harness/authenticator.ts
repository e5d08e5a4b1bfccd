import { Secret, TOTP } from 'otpauth';

const secretOf = (shown: string): Secret => Secret.fromBase32(shown.replaceAll(' ', ''));

/** Bytes of a secret as an authenticator reads them; spaces between its letters do not matter. */
export const seedOf = (shown: string): Buffer => Buffer.from(secretOf(shown).bytes);

/** What an authenticator that was given a secret shows at an instant. */
export const codeShown = (shown: string, at: Date): string =>
  TOTP.generate({ secret: secretOf(shown), timestamp: at.getTime() });
