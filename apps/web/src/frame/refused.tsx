import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../client/problem.js';
import { useWord } from '../language/use-language.js';
import { acceptedWords } from './accepted-words.js';

/** Why something did not work, in words that help to go on. */
export function useReason(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('failure.fault');
    if (error.code === 'IDEMPOTENCY_KEY_REUSED') return t('failure.repeated');
    if (error.problem) return error.problem.detail;
    return error.status === 0
      ? t('failure.noAnswer')
      : t('failure.unexpected', { status: error.status });
  };
}

/** A refusal or failure, with its fields, its number for the administrator, and a way to try again. */
export function Refused({
  error,
  retry,
  fields = true,
}: {
  error: unknown;
  retry?: () => void;
  fields?: boolean;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const reason = useReason();
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <Alert
      type="error"
      role="alert"
      title={reason(error)}
      description={
        <div className="lines">
          {fields &&
            problem?.errors.map(({ path, code, message, accepted }) => (
              <span key={`${path} ${message}`}>
                <span className="code">{path}</span> {message}{' '}
                {accepted && (
                  <span className="soft">
                    {t('failure.accepted', {
                      accepted: acceptedWords(code, accepted, word('moneyUnit', 'wan')),
                    })}
                  </span>
                )}
              </span>
            ))}
          {problem && problem.status >= 500 && (
            <span className="small">{t('failure.requestId', { id: problem.requestId })}</span>
          )}
        </div>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('app.retry')}
          </Button>
        )
      }
    />
  );
}
