import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  useEndRole,
  useEndSessionsOf,
  useRemoveFactorOf,
  useResetPassword,
  useSetActive,
} from '../../client/people.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useWord } from '../../language/use-language.js';
import type { AccountAction } from './account-action.js';

/** Shows a dialog that asks for confirmation before an account is changed. */
export function ConfirmActionDialog({
  action: { kind, person, membership },
  onDone,
  onClose,
}: {
  action: AccountAction & { kind: Exclude<AccountAction['kind'], 'grant'> };
  onDone: (statusMessage: string, requestId?: string | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const [setActive, reset, endSessions, removeFactor, endRole] = [
    useSetActive(),
    useResetPassword(),
    useEndSessionsOf(),
    useRemoveFactorOf(),
    useEndRole(person.id),
  ];
  const { name, id } = person;
  const word = useWord();
  const role = membership
    ? t('people.role', { role: word('role', membership.role), unit: membership.unitName })
    : '';
  const done = { onSuccess: () => onDone(t(`people.done.${kind}`, { name, role })) };
  const acts = {
    close: () => setActive.mutate({ person, active: false }, done),
    open: () => setActive.mutate({ person, active: true }, done),
    reset: () =>
      reset.mutate(id, {
        onSuccess: (answer) =>
          'sentTo' in answer
            ? onDone(t('people.linkSent', { name, to: answer.sentTo }))
            : onDone(t('people.waitsForSecond'), answer.id),
      }),
    endSessions: () => endSessions.mutate(id, done),
    removeFactor: () =>
      removeFactor.mutate(id, {
        onSuccess: (filed) => onDone(t('people.waitsForSecond'), filed.id),
      }),
    endRole: () => {
      if (membership) endRole.mutate(membership.id, done);
    },
  };
  const all = [setActive, reset, endSessions, removeFactor, endRole];
  const title = t(`people.action.${kind}`, { name, role });
  return (
    <FormDialog<object>
      name="person-action"
      title={title}
      submit={t('people.confirm')}
      danger={kind !== 'open'}
      form={form}
      pending={all.some(({ isPending }) => isPending)}
      error={all.find(({ error }) => error)?.error}
      onClose={onClose}
      onSubmit={() => acts[kind]()}
    >
      <p>{t(`people.ask.${kind}`, { name, role })}</p>
    </FormDialog>
  );
}
