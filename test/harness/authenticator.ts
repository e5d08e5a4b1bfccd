import { Secret, TOTP } from 'otpauth';

const secretOf = (shown: string): Secret => Secret.fromBase32(shown.replaceAll(' ', ''));

/** Decodes a TOTP secret as an authenticator app does; spaces between its letters are ignored. */
export const seedOf = (shown: string): Buffer => Buffer.from(secretOf(shown).bytes);

/** Returns the code that an authenticator app with this secret shows at an instant. */
export const codeShown = (shown: string, at: Date): string =>
  TOTP.generate({ secret: secretOf(shown), timestamp: at.getTime() });
