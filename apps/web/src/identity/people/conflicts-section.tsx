import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssignmentConflicts } from '../../client/people.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

/**
 * Shows people who hold two roles that exclude each other in the same organisation. Shows nothing
 * when there are none.
 */
export function ConflictsSection() {
  const { t } = useTranslation();
  const word = useWord();
  const heading = useId();
  const { data, error, refetch } = useAssignmentConflicts();
  if (error) return <ProblemMessage error={error} retry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('people.conflicts')}</h2>
      <p className="soft">{t('people.conflictsHint')}</p>
      <ul>
        {data.items.map(({ personId, personName, one, other }) => (
          <li key={[personId, one.role, one.unitId, other.role, other.unitId].join()}>
            <InChinese>
              {t('people.conflict', {
                name: personName,
                one: t('people.role', { role: word('role', one.role), unit: one.unitName }),
                other: t('people.role', { role: word('role', other.role), unit: other.unitName }),
              })}
            </InChinese>
          </li>
        ))}
      </ul>
    </section>
  );
}
