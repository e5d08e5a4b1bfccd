import { useTranslation } from 'react-i18next';
import { type Person, usePeople } from '../../client/people.js';
import { useWord } from '../../language/use-language.js';
import { PagedTable } from '../../table/paged-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { InChinese } from '../../wording/in-chinese.js';
import { Light } from '../../wording/light.js';
import { PageTitle } from '../../wording/page-title.js';

/** Every account with its roles, for the security administrator. */
export default function PeoplePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('people.title')} />
      <PagedTable
        tall pages={usePeople()} caption={t('people.caption')} rowKey={({ id }) => id} empty={t('people.empty')} faded={({ active }) => !active}
        columns={[
          { key: 'name', title: t('people.name'), names: true, cell: ({ name }) => <InChinese>{name}</InChinese> },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email },
          { key: 'roles', title: t('people.roles'), cell: ({ memberships }) => <Memberships memberships={memberships} /> },
          { key: 'language', title: t('people.language'), cell: ({ language }) => <CodeWord list="language" code={language} /> },
          { key: 'active', title: t('people.active'), cell: ({ active }) => <Light tone={active ? 'green' : 'grey'}>{t(active ? 'people.activeYes' : 'people.activeNo')}</Light> },
        ]}
      />
    </>
  );
}

function Memberships({ memberships }: Pick<Person, 'memberships'>) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <ul className="list-plain">
      {memberships.map(({ role, unitId, unitName, fromOn, untilOn }) => (
        <li key={`${role} ${unitId} ${fromOn}`}>
          <InChinese>{t('people.role', { role: word('role', role), unit: unitName })}</InChinese>{' '}
          <span className="soft small">{untilOn === null ? t('people.since', { from: fromOn }) : t('people.until', { from: fromOn, to: untilOn })}</span>
        </li>
      ))}
    </ul>
  );
}
