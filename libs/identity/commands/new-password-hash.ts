import {
  checkNewPassword,
  type PasswordDemands,
  type PasswordOwner,
} from '../rules/new-password.js';
import { knownPasswords } from '../store/known-passwords.js';
import { hashPassword } from './password.js';

/**
 * Checks a new password and returns its hash for storage. Every password that a person chooses must
 * be hashed with this function, so that no password is stored without the check.
 * @throws Problem those of {@link checkNewPassword}
 */
export async function newPasswordHash(
  next: string,
  owner: PasswordOwner,
  demands: Omit<PasswordDemands, 'known'>,
): Promise<string> {
  checkNewPassword(next, owner, { ...demands, known: await knownPasswords() });
  return hashPassword(next);
}
