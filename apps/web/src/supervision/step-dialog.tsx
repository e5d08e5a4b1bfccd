import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type ItemStep,
  type MeasureKind,
  type SupervisionDetail,
  useItemStep,
} from '../client/supervision.js';
import { useWord } from '../language/use-language.js';
import { addDays, cityToday } from '../ui/day/city-day.js';
import { DocumentField } from '../ui/documents/document-field.js';
import { useRegistering } from '../ui/documents/use-registering.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';

/** A step that asks for words before it is taken. */
export type AskedStep = Exclude<ItemStep['step'], 'receipt'>;

interface Typed {
  words?: string;
  document?: string | null;
  dueOn?: string;
  on?: string;
  kind?: MeasureKind;
}

const MEASURES = ['urged', 'circulated', 'interviewed'] as const satisfies readonly MeasureKind[];
/** Number of days by which the dialog proposes to move a day. */
const MORE_DAYS = 14;

function stepOf(step: AskedStep, typed: Typed, closed: boolean): ItemStep {
  const words = (typed.words ?? '').trim();
  switch (step) {
    case 'reply':
      return { step, words, document: textOrNothing(typed.document) ?? null };
    case 'extension':
      return { step, words, dueOn: typed.dueOn ?? '' };
    case 'grant':
    case 'refuse':
      return { step, words: words === '' ? null : words };
    case 'measure':
      return {
        step,
        words,
        on: typed.on ?? '',
        kind: closed ? 'looked-back' : (typed.kind ?? 'urged'),
      };
    default:
      return { step, words };
  }
}

/** Shows the dialog with which the user takes a step with an item of supervision. */
export function StepDialog({
  step,
  item,
  onDone,
  onClose,
}: {
  step: AskedStep;
  item: SupervisionDetail;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const take = useItemStep(item.id);
  const registering = useRegistering(item.projectId ?? '', form);
  const closed = item.state === 'closed';
  const required = { required: true, whitespace: true, message: t('app.required') };
  const wordless = step === 'grant' || step === 'refuse';
  const shown = step === 'measure' && closed ? 'lookBack' : step;
  return (
    <>
      <FormDialog<Typed>
        name={`supervision-${step}`}
        title={t(`supervision.step.${shown}.title`)}
        submit={t(`supervision.step.${shown}.button`)}
        form={form}
        initial={{
          on: cityToday(),
          kind: 'urged',
          dueOn: item.extension?.dueOn ?? addDays(item.dueOn, MORE_DAYS),
        }}
        fieldOf={{ reason: 'words' }}
        pending={take.isPending}
        error={take.error}
        onClose={onClose}
        onSubmit={(typed) =>
          take.mutate(stepOf(step, typed, closed), {
            onSuccess: () => onDone(t(`supervision.step.${shown}.done`)),
          })
        }
      >
        <p className="soft small" style={{ marginBottom: 10 }}>
          {t(`supervision.step.${shown}.what`)}
        </p>
        {step === 'measure' && !closed && (
          <Form.Item name="kind" label={t('supervision.measure')} rules={[{ required: true }]}>
            <Select
              options={MEASURES.map((value) => ({ value, label: word('supervisionStep', value) }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="words"
          label={t(`supervision.step.${shown}.words`)}
          rules={wordless ? [] : [required]}
        >
          <Input.TextArea rows={4} maxLength={step === 'reply' ? 4000 : 2000} />
        </Form.Item>
        {step === 'extension' && (
          <Form.Item name="dueOn" label={t('supervision.newDueOn')} rules={[required]}>
            <DayField clearable={false} min={addDays(item.dueOn, 1)} />
          </Form.Item>
        )}
        {step === 'measure' && (
          <Form.Item name="on" label={t('supervision.measuredOn')} rules={[required]}>
            <DayField clearable={false} max={cityToday()} />
          </Form.Item>
        )}
        {step === 'reply' && item.projectId !== null && (
          <DocumentField projectId={item.projectId} onRegister={registering.register} />
        )}
      </FormDialog>
      {registering.dialog}
    </>
  );
}
