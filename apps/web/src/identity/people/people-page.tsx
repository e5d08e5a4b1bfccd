import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, usePeople } from '../../client/people.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { ConflictsSection } from './conflicts-section.js';
import { ConfirmActionDialog } from './confirm-action-dialog.js';
import { CreatePersonDialog } from './create-person-dialog.js';
import type { AccountAction } from './account-action.js';
import { GrantRoleDialog } from './grant-role-dialog.js';
import { RoleRequirementsSection } from './role-requirements-section.js';

/** Shows the page with all accounts and their roles. Security administrators can change them. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const pages = usePeople();
  const [creating, setCreating] = useState(false);
  const [action, setAction] = useState<AccountAction | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const close = (): void => {
    setCreating(false);
    setAction(null);
  };
  const [filed, setFiled] = useState<string | null>(null);
  const done = (text: string, requestId: string | null = null): void => {
    setStatusMessage(text);
    setFiled(requestId);
    close();
  };
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('people.title')} />
        <span className="spacer" />
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('people.create')}
        </Button>
      </div>
      <StatusMessage
        text={statusMessage}
        requestId={filed}
        onClose={() => setStatusMessage(null)}
      />
      <ConflictsSection />
      <PagedTable
        pages={pages}
        caption={t('people.caption')}
        rowKey={({ id }) => id}
        empty={t('people.empty')}
        faded={({ active }) => !active}
        columns={[
          {
            key: 'name',
            title: t('people.name'),
            names: true,
            cell: ({ name }) => <InChinese>{name}</InChinese>,
          },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email },
          {
            key: 'roles',
            title: t('people.roles'),
            cell: (person) => <Memberships person={person} act={setAction} />,
          },
          {
            key: 'language',
            title: t('people.language'),
            cell: ({ language }) => <CodeWord list="language" code={language} />,
          },
          {
            key: 'active',
            title: t('people.active'),
            cell: ({ active }) => (
              <StatusTag tone={active ? 'green' : 'grey'}>
                {t(active ? 'people.activeYes' : 'people.activeNo')}
              </StatusTag>
            ),
          },
          {
            key: 'actions',
            title: t('tokens.actions'),
            cell: (person) => <PersonActions person={person} act={setAction} />,
          },
        ]}
      />
      {pages.items && <RoleRequirementsSection />}
      {creating && <CreatePersonDialog onDone={done} onClose={close} />}
      {action?.kind === 'grant' && (
        <GrantRoleDialog person={action.person} onDone={done} onClose={close} />
      )}
      {action && action.kind !== 'grant' && (
        <ConfirmActionDialog
          action={{ ...action, kind: action.kind }}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

function PersonActions({ person, act }: { person: Person; act: (action: AccountAction) => void }) {
  const { t } = useTranslation();
  const kinds = person.active
    ? (['grant', 'reset', 'endSessions', 'removeFactor', 'close'] as const)
    : (['open'] as const);
  return (
    <div className="actions">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          aria-label={t(`people.action.${kind}`, { name: person.name })}
          onClick={() => act({ kind, person })}
        >
          {t(`people.short.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function Memberships({ person, act }: { person: Person; act: (action: AccountAction) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <ul className="list-plain">
      {person.memberships.map((membership) => {
        const { id, role, unitName, fromOn, untilOn } = membership;
        const words = t('people.role', { role: word('role', role), unit: unitName });
        return (
          <li key={id}>
            <InChinese>{words}</InChinese>{' '}
            <span className="soft small">
              {untilOn === null
                ? t('people.since', { from: fromOn })
                : t('people.until', { from: fromOn, to: untilOn })}
            </span>{' '}
            {untilOn === null && (
              <Button
                size="small"
                type="link"
                aria-label={t('people.endRoleOf', { name: person.name, role: words })}
                onClick={() => act({ kind: 'endRole', person, membership })}
              >
                {t('people.short.endRole')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
