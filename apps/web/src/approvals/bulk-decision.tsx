import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecideMany } from '../client/approvals.js';
import { useKnownWord } from '../language/use-language.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { ReturnDialog } from './return-dialog.js';

interface BulkOf {
  ids: readonly string[];
  onDone: (words: string) => void;
}

/**
 * Shows the buttons that approve or return the selected change requests together; shows nothing
 * when none is selected. Afterwards reports how many requests were decided, and why others were
 * not. The component stays on the page when the decided requests have disappeared from the list,
 * so that it can still report this.
 */
export function BulkDecision({ ids, onDone }: BulkOf) {
  const { t } = useTranslation();
  const known = useKnownWord();
  const decide = useDecideMany();
  const [returning, setReturning] = useState(false);
  const send = (decision: 'approved' | 'returned', reason?: string): void =>
    decide.mutate(
      { ids: [...ids], decision, reason: reason ?? null },
      {
        onSuccess: ({ items }) => {
          const refused = items.flatMap(({ code }) => (code === null ? [] : [code]));
          const why = [...new Set(refused)].map(
            (code) => known('refusal', code) ?? t('changes.refusedElse', { code }),
          );
          setReturning(false);
          onDone(
            t(`changes.bulkDone.${decision}`, { count: items.length - refused.length }) +
              (refused.length === 0
                ? ''
                : t('changes.bulkRefused', {
                    count: refused.length,
                    why: why.join(t('app.listComma')),
                  })),
          );
        },
      },
    );
  if (ids.length === 0) return null;
  return (
    <div className="panel">
      <div className="actions" role="group" aria-label={t('changes.bulk')}>
        <span role="status">{t('changes.chosen', { count: ids.length })}</span>
        <Button type="primary" loading={decide.isPending} onClick={() => send('approved')}>
          {t('changes.approveChosen')}
        </Button>
        <Button disabled={decide.isPending} onClick={() => setReturning(true)}>
          {t('changes.returnChosen')}
        </Button>
      </div>
      {decide.error && !returning && <ProblemMessage error={decide.error} />}
      {returning && (
        <ReturnDialog
          count={ids.length}
          pending={decide.isPending}
          error={decide.error}
          onClose={() => setReturning(false)}
          onSubmit={({ reason }) => send('returned', reason)}
        />
      )}
    </div>
  );
}
