import { issueTokenFor } from '#identity';
import { StartupError } from '#platform/program';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/** `tracker token create`: creates an API token, with which a program can call the API. */
export function createApiToken(options: {
  email: string;
  name: string;
  days: string;
}): Promise<Answer> {
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new StartupError('--days takes a whole number from 1 to 366.');
  return withSession(async ({ database }) => {
    const issued = await issueTokenFor(database, {
      email: options.email,
      name: options.name,
      days,
    });
    return {
      lines: [
        issued.token,
        `Holds until ${issued.expiresAt.toISOString()}; it is not shown again.`,
      ],
      data: issued,
    };
  }, 'token.create');
}
