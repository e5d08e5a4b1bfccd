import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert } from '../client/alerts.js';
import type { Answerable, AnswerKind } from './may-answer.js';

const KINDS = ['acknowledge', 'snooze', 'explain'] as const satisfies readonly AnswerKind[];

interface AnswerButtonsProps {
  alert: Alert;
  may: Answerable;
  answer: (kind: AnswerKind) => void;
  /** Whether the alert is one of several on the page, so that its buttons name it. */
  oneOfMany?: boolean;
}

/** Shows a button for each answer that the user may give; nothing when there is none. */
export function AnswerButtons({ alert, may, answer, oneOfMany = false }: AnswerButtonsProps) {
  const { t } = useTranslation();
  const offered = KINDS.filter((kind) => may[kind]);
  if (offered.length === 0) return null;
  return (
    <div className="alert-actions">
      {offered.map((kind, at) => (
        <Button
          key={kind}
          size={oneOfMany ? 'small' : 'middle'}
          type={!oneOfMany && at === 0 ? 'primary' : 'default'}
          onClick={() => answer(kind)}
          {...(oneOfMany
            ? {
                'aria-label': t(`alerts.${kind}.about`, {
                  project: alert.projectName,
                  explanation: alert.explanation,
                }),
              }
            : {})}
        >
          {t(`alerts.${kind}.short`)}
        </Button>
      ))}
    </div>
  );
}

/**
 * Shows a link to the explanation of an alert that waits for a decision or, returned, for its edit;
 * nothing without one.
 */
export function WaitingExplanation({
  alert: { explanationRequestId, explanationRequestState },
}: {
  alert: Alert;
}) {
  const { t } = useTranslation();
  if (explanationRequestId === null) return null;
  return (
    <Link className="small" to={`/change-requests/${explanationRequestId}`}>
      {t(
        explanationRequestState === 'returned'
          ? 'alerts.explain.returned'
          : 'alerts.explain.waiting',
      )}
    </Link>
  );
}
