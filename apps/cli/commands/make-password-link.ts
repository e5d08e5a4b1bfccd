import { withdrawStale } from '#alerts';
import { AccountServices, resetPasswordFor } from '#identity';
import { deliverDueMails } from '#platform/mail';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker password-link`: creates a link with which a person sets a new password, and mails the
 * link to that person. Without a mail server, or with `--print`, the link is printed instead.
 */
export function makePasswordLink(email: string, options: { print?: boolean }): Promise<Answer> {
  return withSession(async ({ database, clock, settings }) => {
    const services = new AccountServices(database, clock, settings.publicUrl);
    const print = options.print === true || settings.SMTP_URL === undefined;
    const reset = await resetPasswordFor(services, { email, print });
    await withdrawStale(database, clock);
    await deliverDueMails(database, clock, settings);
    const until = `It works once, until ${reset.expiresAt.toISOString()}.`;
    const lines =
      reset.link === null
        ? [`A link was mailed to ${reset.email}. ${until}`]
        : [
            reset.link,
            `Hand it to ${reset.email} in person. ${until} The person and the audit administrators were told.`,
          ];
    return { lines, data: reset };
  }, 'password.reset');
}
