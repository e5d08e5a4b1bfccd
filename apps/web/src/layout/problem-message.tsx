import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../client/api.js';
import { ApiProblem } from '../client/problem.js';
import { useFieldProblem } from '../ui/wording/use-field-problem.js';

/** Returns a function that explains an error and what the user can do about it. */
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

/** Default of the property `atFields`: no error message is shown at a form field. */
const NOWHERE: ReadonlySet<string> = new Set();

/**
 * Shows an error message. It lists the fields with problems, except those in `atFields`, at which
 * the form shows the problem itself. It also contains the number of the request, for the
 * administrator, and a button to try again.
 */
export function ProblemMessage({
  error,
  retry,
  atFields = NOWHERE,
}: {
  error: unknown;
  retry?: () => void;
  atFields?: ReadonlySet<string>;
}) {
  const { t } = useTranslation();
  const reason = useReason();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const errors = problem?.errors ?? [];
  const beside = errors.filter(({ path }) => !atFields.has(path));
  const saidAtFields = errors.length > 0 && beside.length === 0;
  return (
    <Alert
      type="error"
      role="alert"
      title={saidAtFields ? t('failure.atFields') : reason(error)}
      description={
        <div className="lines">
          {beside.map((one) => (
            <FieldLine
              key={`${one.path} ${one.message}`}
              problem={one}
              title={problem?.detail ?? null}
            />
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

/**
 * Shows the error message of one field as a line; shows nothing when the title of the error message
 * already says the same.
 */
function FieldLine({
  problem,
  title,
}: {
  problem: Schema<'FieldProblemView'>;
  title: string | null;
}) {
  const { t } = useTranslation();
  const { name, message, accepted } = useFieldProblem()(problem);
  const statusMessage = message === title ? null : message;
  if (statusMessage === null && accepted === null) return null;
  return (
    <span>
      {name !== null && <strong>{name}</strong>} {statusMessage}{' '}
      {accepted !== null && <span className="soft">{t('failure.accepted', { accepted })}</span>}
    </span>
  );
}
