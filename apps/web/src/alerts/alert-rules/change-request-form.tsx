import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  type RuleKind,
  type RuleVersion,
  type TriedRule,
  useProposeRule,
  type WantedRule,
} from '../../client/alert-rules.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { useFieldProblems } from '../../ui/form/use-field-problems.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { ParameterField } from './parameter-field.js';
import { PreviewSection } from './preview-section.js';
import { RecipientsFields } from './recipients-fields.js';
import {
  fieldOf,
  parametersOf,
  type TypedParameters,
  typedParameters,
  wantedParameters,
} from './rule-parameters.js';

type Typed = Omit<WantedRule, 'code' | 'parameters'> & TypedParameters;

/**
 * Shows a form for an alert rule. Its fields depend on the server's description of the rule's
 * parameters.
 */
export function RuleChangeRequestForm({
  kind,
  inForce,
}: {
  kind: RuleKind;
  inForce: RuleVersion | null;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const [form] = Form.useForm<Typed>();
  const propose = useProposeRule();
  const atFields = useFieldProblems(form, propose.error);
  const ends = Form.useWatch('ends', form) ?? false;
  const kinds = parametersOf(kind);
  const required = { required: true, message: t('app.required') };
  const tried = ({ severity, ...typed }: Typed): TriedRule => ({
    code: kind.code,
    severity,
    parameters: wantedParameters(kinds, typed),
  });
  const tryOut = async (): Promise<TriedRule | null> => {
    try {
      await form.validateFields(['severity', ...kinds.map(([name]) => fieldOf(name))] as never);
      return tried(form.getFieldsValue());
    } catch {
      // Ignored: the form shows the errors of invalid fields itself.
      return null;
    }
  };
  const submit = (typed: Typed): void =>
    propose.mutate(
      {
        ...tried(typed),
        recipients: typed.recipients,
        escalation: typed.escalation ?? [],
        validFrom: typed.validFrom,
        source: typed.source,
        reason: typed.reason,
        ends: typed.ends ?? false,
      },
      { onSuccess: ({ id }) => void navigate(`/change-requests/${id}`) },
    );
  const initial = {
    severity: inForce?.severity ?? 'amber',
    recipients: inForce?.recipients ?? [{ role: 'manager', where: 'nearest' }],
    escalation: inForce?.escalation ?? [],
    validFrom: cityToday(),
    ends: false,
    ...typedParameters(kinds, inForce?.parameters ?? {}),
  };
  return (
    <section className="panel" aria-label={kind.name}>
      <p>
        {inForce
          ? t('rules.inForce', { version: inForce.version, sentence: inForce.sentence })
          : t('rules.noneInForce')}
      </p>
      <Form<Typed>
        name="rule"
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={propose.isPending}
        onFinish={submit}
        style={{ maxWidth: 760 }}
      >
        <Form.Item name="severity" label={t('alerts.severity')} rules={[required]}>
          <Radio.Group
            options={(['red', 'amber'] as const).map((value) => ({
              value,
              label: word('severity', value),
            }))}
          />
        </Form.Item>
        {kinds.length === 0 && <p className="soft">{t('rules.noParameters')}</p>}
        {kinds.map(([name, parameter]) => (
          <ParameterField key={name} name={name} kind={parameter} />
        ))}
        {!ends && (
          <fieldset className="fieldset">
            <legend>{t('rules.tryOut')}</legend>
            <PreviewSection tried={tryOut} label={t('rules.tryOut')} />
          </fieldset>
        )}
        <RecipientsFields />
        <ReasonFields inForce={inForce} />
        {propose.error && <ProblemMessage error={propose.error} atFields={atFields} />}
        <p className="soft small">{t('rules.twoPeople')}</p>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            {t('rules.submit')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function ReasonFields({ inForce }: { inForce: RuleVersion | null }) {
  const { t } = useTranslation();
  const required = { required: true, message: t('app.required') };
  return (
    <>
      <Form.Item
        name="validFrom"
        label={t('rules.validFrom')}
        extra={t('rules.validFromHint')}
        rules={[required]}
      >
        <DayField clearable={false} min={cityToday()} />
      </Form.Item>
      {inForce && (
        <Form.Item name="ends" valuePropName="checked" extra={t('rules.endsHint')}>
          <Checkbox>{t('rules.ends')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        name="source"
        label={t('alert.source')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('rules.reason')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </>
  );
}
