import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LedgerEntry, useCorrectEntry } from '../client/ledger.js';
import type { ProjectDetail } from '../client/projects.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { useWord } from '../language/use-language.js';
import { exactYuan } from '../ui/money/format-fen.js';
import { AmountPreview } from './amount-preview.js';
import { readPosting, type TypedPosting, typedFrom } from './posting.js';
import { POSTING_FIELD_OF, PostingFields } from './posting-fields.js';
import { useRegistering } from '../ui/documents/use-registering.js';

interface Typed extends TypedPosting {
  reason: string;
}
interface DialogOf {
  project: ProjectDetail;
  entry: LedgerEntry;
  taken?: Partial<Typed>;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Shows a dialog that corrects a ledger entry. The server both reverses the entry and adds a new
 * one, or does neither. The form starts with the values of the entry.
 */
export function CorrectDialog({ project, entry, taken, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const correct = useCorrectEntry(project.id, entry.id);
  const { register, dialog } = useRegistering(project.id, form);
  const { sequence } = entry;

  const submit = ({ reason, ...typed }: Typed): void => {
    const posting = readPosting(typed);
    if (posting)
      correct.mutate(
        { ...posting, reason },
        {
          onSuccess: () =>
            onDone(
              t('ledger.correctionProposed', {
                sequence,
                series: word('series', posting.series),
                yuan: exactYuan(posting.amountFen),
              }),
            ),
        },
      );
  };

  return (
    <>
      <FormDialog<Typed>
        name="correct"
        title={t('ledger.correctTitle', { sequence })}
        submit={t('ledger.correct')}
        form={form}
        initial={{ ...typedFrom(entry, 'wan'), ...taken }}
        pending={correct.isPending}
        error={correct.error}
        fieldOf={POSTING_FIELD_OF}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>
          {t('ledger.correctWhat', {
            sequence,
            series: word('series', entry.series),
            month: entry.month,
            yuan: exactYuan(entry.amountFen),
          })}
        </p>
        <p className="soft small" style={{ margin: '6px 0 10px' }}>
          {t('ledger.correctHint')}
        </p>
        <PostingFields
          form={form}
          projectId={project.id}
          preview={<AmountPreview form={form} project={project} takenBack={entry} />}
          onRegister={register}
          error={correct.error}
        />
        <Form.Item
          name="reason"
          label={t('ledger.correctReason')}
          rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </FormDialog>
      {dialog}
    </>
  );
}
