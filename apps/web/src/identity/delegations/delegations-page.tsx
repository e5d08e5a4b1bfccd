import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Delegation, useDelegations, useRevokeDelegation } from '../../client/delegations.js';
import { cityToday } from '../../ui/day/city-day.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { useSignedIn } from '../../session/signed-in.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { CreateDelegationDialog } from './create-delegation-dialog.js';

/** Shows the page with the delegations of roles that the user has given or received. */
export default function DelegationsPage() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Delegation | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const done = (text: string): void => {
    setStatusMessage(text);
    setCreating(false);
    setRevoking(null);
  };
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('delegations.title')} />
        <span className="spacer" />
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('delegations.create')}
        </Button>
      </div>
      <p className="soft">{t('delegations.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <DelegationsTable onRevoke={setRevoking} />
      {creating && (
        <CreateDelegationDialog
          onDone={({ toName, fromOn, untilOn }) =>
            done(t('delegations.created', { name: toName, from: fromOn, to: untilOn }))
          }
          onClose={() => setCreating(false)}
        />
      )}
      {revoking && (
        <RevokeDialog
          delegation={revoking}
          onDone={() => done(t('delegations.revokedNow', { name: revoking.toName }))}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}

type State = 'ahead' | 'holds' | 'past' | 'revoked';

function stateOf({ revokedOn, fromOn, untilOn }: Delegation): State {
  const today = cityToday();
  if (revokedOn !== null) return 'revoked';
  return untilOn < today ? 'past' : fromOn > today ? 'ahead' : 'holds';
}

const stands = (one: Delegation): boolean => stateOf(one) === 'holds' || stateOf(one) === 'ahead';

function RevokeDialog({
  delegation,
  onDone,
  onClose,
}: {
  delegation: Delegation;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const revoke = useRevokeDelegation();
  return (
    <FormDialog<object>
      name="revoke"
      title={t('delegations.revoke')}
      submit={t('delegations.revoke')}
      danger
      form={form}
      pending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onSubmit={() => revoke.mutate(delegation.id, { onSuccess: onDone })}
    >
      <p>{t('delegations.revokeAsk', { name: delegation.toName })}</p>
    </FormDialog>
  );
}

function DelegationsTable({ onRevoke }: { onRevoke: (delegation: Delegation) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const { person } = useSignedIn();
  return (
    <PagedTable
      pages={useDelegations()}
      caption={t('delegations.caption')}
      rowKey={({ id }) => id}
      empty={t('delegations.empty')}
      faded={(one) => !stands(one)}
      columns={[
        {
          key: 'way',
          title: t('delegations.way'),
          cell: ({ fromPersonId }) =>
            t(fromPersonId === person.id ? 'delegations.given' : 'delegations.received'),
        },
        {
          key: 'from',
          title: t('delegations.from'),
          names: true,
          cell: ({ fromName }) => <InChinese>{fromName}</InChinese>,
        },
        {
          key: 'to',
          title: t('delegations.to'),
          cell: ({ toName }) => <InChinese>{toName}</InChinese>,
        },
        {
          key: 'role',
          title: t('delegations.role'),
          cell: ({ role, unitName }) => (
            <InChinese>{t('people.role', { role: word('role', role), unit: unitName })}</InChinese>
          ),
        },
        {
          key: 'days',
          title: t('delegations.days'),
          cell: ({ fromOn, untilOn }) => (
            <span className="nowrap">{t('people.until', { from: fromOn, to: untilOn })}</span>
          ),
        },
        {
          key: 'reason',
          title: t('delegations.reason'),
          cell: ({ reason }) => (
            <span className="recorded">
              <InChinese>{reason}</InChinese>
            </span>
          ),
        },
        {
          key: 'state',
          title: t('people.active'),
          cell: (one) => (
            <StatusTag tone={stateOf(one) === 'holds' ? 'green' : 'grey'}>
              {t(`delegations.${stateOf(one)}`)}
            </StatusTag>
          ),
        },
        {
          key: 'actions',
          title: t('tokens.actions'),
          cell: (one) =>
            stands(one) && (
              <Button
                size="small"
                aria-label={t('delegations.revokeOf', {
                  from: one.fromName,
                  to: one.toName,
                  day: one.fromOn,
                })}
                onClick={() => onRevoke(one)}
              >
                {t('delegations.revoke')}
              </Button>
            ),
        },
      ]}
    />
  );
}
