import { useTranslation } from 'react-i18next';
import type { EscalationLevel, Recipient } from '../client/alert-rules.js';
import { useWord } from '../language/use-language.js';

/**
 * Returns two functions that describe in words who is notified: `recipient` for one recipient (role
 * and organisation), `step` for an escalation level (recipient and number of working days).
 */
export function useRecipientWords(): {
  recipient: (one: Recipient) => string;
  step: (one: EscalationLevel) => string;
} {
  const { t } = useTranslation();
  const word = useWord();
  const recipient = ({ role, where }: Recipient): string =>
    t('alerts.recipient', { role: word('role', role), where: word('recipientPlace', where) });
  return {
    recipient,
    step: (one) => t('alerts.ladderStep', { days: one.afterWorkingDays, who: recipient(one) }),
  };
}
