import {
  checkNewPassword,
  type PasswordDemands,
  type PasswordOwner,
} from '../rules/new-password.js';
import { knownPasswords } from '../store/known-passwords.js';
import { hashPassword } from './password.js';

/**
 * What is stored of a new password, once it has passed: the one way by which a password that somebody chose gets in.
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
