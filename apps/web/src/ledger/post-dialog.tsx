import { Form, type FormInstance, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Approval, useApprovals } from '../client/approvals.js';
import { useFilePosting } from '../client/ledger.js';
import { LEDGER_KINDS, type LedgerPayload } from '../client/change-requests.js';
import type { ProjectDetail } from '../client/projects.js';
import { cityToday } from '../ui/day/city-day.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { useWord } from '../language/use-language.js';
import { exactYuan } from '../ui/money/format-fen.js';
import { AlikeNotice } from './change-requests/alike-notice.js';
import { SUMS } from './change-requests/change-request-sums.js';
import { AmountPreview } from './amount-preview.js';
import { readPosting, type TypedPosting } from './posting.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { POSTING_FIELD_OF, PostingFields } from './posting-fields.js';
import { useRegistering } from '../ui/documents/use-registering.js';

interface Typed extends TypedPosting {
  note?: string | null;
}

/**
 * Shows a dialog that submits a new ledger entry, or saves it as a draft. `taken` contains the
 * values of an earlier change request, with which the form starts. With `editing`, the form changes
 * that draft or returned request and submits it.
 */
export function PostDialog({
  project,
  editing,
  taken,
  onDone,
  onClose,
}: {
  project: ProjectDetail;
  editing?: Approval | undefined;
  taken?: Partial<Typed>;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const post = useFilePosting(project.id, editing);
  const { register, dialog } = useRegistering(project.id, form);

  const file = (draft: boolean): void => {
    const { note, ...typed } = form.getFieldsValue();
    const posting = readPosting(typed);
    if (!posting) return;
    // The callbacks of `mutate` are not used, because they are not called when the dialog has been
    // removed, which may happen as soon as the data of the page are reloaded.
    post.mutateAsync({ body: { ...posting, note: textOrNothing(note) }, draft }).then(
      () =>
        onDone(
          t(draft ? 'ledger.drafted' : 'ledger.proposed', {
            series: word('series', posting.series),
            yuan: exactYuan(posting.amountFen),
          }),
        ),
      // Ignored: the form shows the error.
      () => undefined,
    );
  };
  const saveDraft = (): void => {
    form.validateFields().then(
      () => file(true),
      // Ignored: the fields show their errors.
      () => undefined,
    );
  };

  return (
    <>
      <FormDialog<Typed>
        name="post"
        title={t(editing ? 'approvals.edit' : 'ledger.post')}
        submit={t(editing ? 'approvals.editSubmit' : 'ledger.post')}
        form={form}
        initial={{ series: 'completed', month: cityToday().slice(0, 7), unit: 'wan', ...taken }}
        pending={post.isPending}
        error={post.error}
        fieldOf={POSTING_FIELD_OF}
        besides={{ label: t('ledger.saveDraft'), act: saveDraft }}
        onSubmit={() => file(false)}
        onClose={onClose}
      >
        <WaitingAlike form={form} projectId={project.id} />
        <PostingFields
          form={form}
          projectId={project.id}
          preview={<AmountPreview form={form} project={project} />}
          onRegister={register}
          error={post.error}
        />
        <Form.Item name="note" label={t('ledger.noteOptional')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </FormDialog>
      {dialog}
    </>
  );
}

/**
 * Shows pending change requests for the project, month and kind of amount in the form, so that the
 * same amount is not submitted twice.
 */
function WaitingAlike({ form, projectId }: { form: FormInstance; projectId: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const series =
    (Form.useWatch('series', form) as TypedPosting['series'] | undefined) ?? 'completed';
  const month = (Form.useWatch('month', form) as string | undefined) ?? cityToday().slice(0, 7);
  const { items = [] } = useApprovals({
    state: 'submitted',
    kind: LEDGER_KINDS,
    mine: null,
    projectId,
    organisationId: null,
    month,
  });
  const alike = items.filter(
    ({ payload }) => (payload as unknown as LedgerPayload)[SUMS[series]] !== '0',
  );
  return (
    <AlikeNotice
      alike={alike.map(({ id, submittedAt, createdAt, submittedByName }) => ({
        id,
        filedAt: submittedAt ?? createdAt,
        filedByName: submittedByName,
      }))}
      said={t('approvals.waitingAlike', {
        month,
        series: word('series', series),
        count: alike.length,
      })}
    />
  );
}
