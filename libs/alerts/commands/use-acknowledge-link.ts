import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { type AcknowledgeLink, findLink, LINK_TOKEN, useUp } from '../store/acknowledge-links.js';
import type { Acknowledgement } from './acknowledge-alert.js';
import { answerWithin } from './answer-alerts.js';

/**
 * Finds the acknowledge link for a token and checks that the actor may use it.
 * @throws Problem LINK_UNKNOWN when no link has this token or its alert is outside the access
 * scope, LINK_OF_ANOTHER when the link was made for another person, LINK_USED, LINK_EXPIRED.
 */
export async function openLink(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  token: string,
): Promise<AcknowledgeLink> {
  const link = LINK_TOKEN.test(token) ? await findLink(tx, token) : null;
  if (!link) throw new Problem('LINK_UNKNOWN');
  if (link.personId !== actor.personId) throw new Problem('LINK_OF_ANOTHER');
  if (link.usedAt !== null) throw new Problem('LINK_USED');
  if (link.expiresAt <= clock.now()) throw new Problem('LINK_EXPIRED');
  return link;
}

interface UseAcknowledgeLinkInput {
  token: string;
  acknowledgement: Acknowledgement;
}

/**
 * Acknowledges an alert by a link from a mail. The same transaction marks the link as used.
 * @returns id of the alert.
 * @throws Problem as {@link openLink} and {@link answerAlerts}.
 */
export function useAcknowledgeLink(
  database: Database,
  clock: Clock,
  actor: Actor,
  { token, acknowledgement: { committedOn, note } }: UseAcknowledgeLinkInput,
): Promise<string> {
  return database.write(actor.scope, async (tx) => {
    const { alertId } = await openLink(tx, clock, actor, token);
    if (!(await useUp(tx, token, clock.now()))) throw new Problem('LINK_USED');
    await answerWithin(tx, clock, actor, {
      ids: [alertId],
      answer: { kind: 'acknowledged', committedOn, note },
      how: { by: 'link' },
    });
    return alertId;
  });
}
