import { PASSWORD_CHARACTERS_MAX } from '../rules/new-password.js';
import type { PasswordReset } from '../commands/reset-password.js';
import { EmailField, FlagField, IdField, PasswordField } from '#platform/http';

/** Request body with which people change their own password. */
export class PasswordChangeBody {
  @PasswordField({
    max: PASSWORD_CHARACTERS_MAX,
    description: 'The present password',
    example: 'the one from the administrator',
  })
  current: string;
  @PasswordField({
    max: PASSWORD_CHARACTERS_MAX,
    description:
      'Any characters, at least 12 unless configured otherwise; no common password, and none derived from name, address, city or product',
    example: 'a sentence that nobody else says',
  })
  next: string;
  @FlagField({
    optional: true,
    description: "Whether the caller's API tokens go on; they end with the old password otherwise",
  })
  keepTokens?: boolean | null;
}

/**
 * Request body that names the person whose password is to be reset, by person id or e-mail address.
 */
export class NewPasswordLinkBody {
  @IdField({ optional: true, description: 'Id of the person' }) personId?: string | null;
  @EmailField({ optional: true, description: 'Or their address' }) email?: string | null;
}

/**
 * Tells to whom a link for setting a new password was mailed. The link itself is not in the
 * response.
 */
export class PasswordLinkView {
  personId: string;
  /**
   * E-mail address to which the link was sent
   * @example officer.transport@tracker.example
   */
  sentTo: string;
  /** Time until which the link can be used, once */
  expiresAt: string;
}

/** Request body of a person who cannot sign in and requests a link for setting a new password. */
export class ForgottenPasswordBody {
  @EmailField() email: string;
}

/** Request body that sets a new password with the secret of a link. */
export class LinkedPasswordBody {
  @PasswordField({
    max: PASSWORD_CHARACTERS_MAX,
    description: "As for a change of one's own password",
    example: 'a sentence that nobody else says',
  })
  next: string;
}

/** Converts a password reset to its response DTO, which must not contain the link. */
export const presentReset = ({ personId, email, expiresAt }: PasswordReset): PasswordLinkView => ({
  personId,
  sentTo: email,
  expiresAt: expiresAt.toISOString(),
});
