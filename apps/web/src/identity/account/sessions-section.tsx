import { Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Session, useEndSession, useProveSession, useSessions } from '../../client/account.js';
import { isProblem } from '../../client/problem.js';
import { cityTime } from '../../ui/day/city-day.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { StatusTag } from '../../ui/wording/status-tag.js';

/**
 * Shows the user's sessions. A button ends any session except the current one, which ends when the
 * user signs out.
 */
export function SessionsSection() {
  const { t } = useTranslation();
  const heading = useId();
  const pages = useSessions();
  const end = useEndSession();
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const time = (at: string) => <span className="nowrap">{cityTime(at)}</span>;
  const [toProve, setToProve] = useState<Session | null>(null);
  const endOne = (session: Session): void =>
    end.mutate(session.id, {
      onSuccess: () =>
        setStatusMessage(t('account.sessionEnded', { at: cityTime(session.createdAt) })),
      onError: (error) => {
        if (isProblem(error, 'PROOF_REQUIRED')) setToProve(session);
      },
    });
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('account.sessions')}</h2>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {end.error && !isProblem(end.error, 'PROOF_REQUIRED') && <ProblemMessage error={end.error} />}
      {toProve && (
        <ProofDialog
          onDone={() => {
            setToProve(null);
            endOne(toProve);
          }}
          onClose={() => setToProve(null)}
        />
      )}
      <PagedTable
        pages={pages}
        caption={t('account.sessionsCaption')}
        rowKey={({ id }) => id}
        empty={t('app.none')}
        columns={[
          {
            key: 'createdAt',
            title: t('account.signedInAt'),
            names: true,
            cell: ({ createdAt }) => time(createdAt),
          },
          {
            key: 'lastSeenAt',
            title: t('account.lastSeenAt'),
            cell: ({ lastSeenAt }) => time(lastSeenAt),
          },
          {
            key: 'expiresAt',
            title: t('tokens.expiresAt'),
            cell: ({ expiresAt }) => time(expiresAt),
          },
          {
            key: 'from',
            title: t('record.from2'),
            cell: ({ from }) => <span className="code">{from ?? t('app.unknown')}</span>,
          },
          {
            key: 'agent',
            title: t('account.agent'),
            cell: ({ agent }) => (
              <span className="small">
                {agent === 'other' ? t('account.otherAgent') : (agent ?? t('app.unknown'))}
              </span>
            ),
          },
          {
            key: 'actions',
            title: t('tokens.actions'),
            cell: (session) =>
              session.current ? (
                <StatusTag tone="green">{t('account.thisSession')}</StatusTag>
              ) : (
                <Button
                  size="small"
                  aria-label={t('account.endSessionOf', { at: cityTime(session.createdAt) })}
                  onClick={() => endOne(session)}
                >
                  {t('tokens.end')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}

/**
 * Asks for the password again before other sessions can be ended. Otherwise a stranger who finds
 * this session open could end them.
 */
function ProofDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ password: string }>();
  const prove = useProveSession();
  return (
    <FormDialog<{ password: string }>
      name="prove-session"
      title={t('account.proof')}
      submit={t('account.proofGoOn')}
      form={form}
      pending={prove.isPending}
      error={prove.error}
      onClose={onClose}
      onSubmit={(proof) => prove.mutate(proof, { onSuccess: onDone })}
    >
      <p>{t('account.proofWhy')}</p>
      <Form.Item
        name="password"
        label={t('account.current')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <Input.Password autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
    </FormDialog>
  );
}
