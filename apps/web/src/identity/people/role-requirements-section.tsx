import { Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequireSecondFactor, useRoleRequirements } from '../../client/people.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';

/** Shows switches that set which roles require a second factor at sign-in. */
export function RoleRequirementsSection() {
  const { t } = useTranslation();
  const word = useWord();
  const heading = useId();
  const { data, error, refetch } = useRoleRequirements();
  const require = useRequireSecondFactor();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('people.requirements')}</h2>
      <p className="soft">{t('people.requirementsHint')}</p>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {require.error && <ProblemMessage error={require.error} />}
      <ul className="list-plain filters">
        {data?.items.map(({ role, secondFactor }) => (
          <li key={role} className="actions">
            <Switch
              size="small"
              aria-label={t('people.requires', { role: word('role', role) })}
              checked={secondFactor}
              disabled={require.isPending}
              onChange={(wanted) => require.mutate({ role, secondFactor: wanted })}
            />
            <span aria-hidden>{word('role', role)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
