import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingDetail } from '../client/findings.js';
import { useSignedIn } from '../session/signed-in.js';
import { useMay } from '../session/use-may.js';
import { AnswerDialog } from './answer-dialog.js';
import { DecideAnswerDialog } from './decide-answer-dialog.js';

/**
 * Actions that the app can offer to a user for an audit finding; null means none. `own` means that
 * an auditor may not decide, because the answer is the auditor's own.
 */
type Offer = 'answer' | 'evaluate' | 'own' | null;

function useOffer({ state, unitId, steps }: FindingDetail): Offer {
  const may = useMay();
  const me = useSignedIn().person.id;
  if (state === 'open') return may.record(unitId) ? 'answer' : null;
  if (state !== 'answered' || !may.audit(unitId)) return null;
  return steps.at(-1)?.doneBy === me ? 'own' : 'evaluate';
}

/**
 * Shows the buttons for the actions that the user may take on an audit finding. No user may decide
 * about their own answer.
 */
export function FindingActions({
  finding,
  onDone,
}: {
  finding: FindingDetail;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const offer = useOffer(finding);
  const [asking, setAsking] = useState<'answer' | 'return' | 'close' | null>(null);
  const done = (statusMessage: string): void => {
    setAsking(null);
    onDone(statusMessage);
  };
  const close = (): void => setAsking(null);
  return (
    <>
      {offer === 'answer' && (
        <Actions hint={t('findings.answerHint')}>
          <Button type="primary" onClick={() => setAsking('answer')}>
            {t('findings.answer')}
          </Button>
        </Actions>
      )}
      {offer === 'evaluate' && (
        <Actions hint={t('findings.evaluateHint')}>
          <Button type="primary" onClick={() => setAsking('close')}>
            {t('findings.close')}
          </Button>
          <Button onClick={() => setAsking('return')}>{t('findings.return')}</Button>
        </Actions>
      )}
      {offer === 'own' && <p role="note">{t('findings.ownAnswer')}</p>}
      {asking === 'answer' && <AnswerDialog finding={finding} onDone={done} onClose={close} />}
      {(asking === 'return' || asking === 'close') && (
        <DecideAnswerDialog decision={asking} id={finding.id} onDone={done} onClose={close} />
      )}
    </>
  );
}

function Actions({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div className="lines">
      <div className="actions">{children}</div>
      <span className="soft small">{hint}</span>
    </div>
  );
}
