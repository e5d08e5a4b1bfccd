import { Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RuleSet, useProposeSet, useRuleSets } from '../../client/alert-rules.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useWord } from '../../language/use-language.js';
import { useSignedIn } from '../../session/signed-in.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { mayPreview, mayPropose } from './may-rules.js';
import { ParameterList } from './parameter-words.js';
import { PreviewSection } from './preview-section.js';

/**
 * Shows the published rule sets of cities. For each set it lists the rules that the program cannot
 * evaluate. An administrator can propose a whole set.
 */
export function SetsSection() {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useRuleSets();
  const [choosing, setChoosing] = useState<RuleSet | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('rules.sets')}</h2>
      <p className="soft">{t('rules.setsIntro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <div className="rule-sets">
        {data?.map((set) => (
          <SetCard key={set.code} set={set} onChoose={() => setChoosing(set)} />
        ))}
      </div>
      {choosing && (
        <ProposeSetDialog
          set={choosing}
          onClose={() => setChoosing(null)}
          onDone={(count) => {
            setStatusMessage(t('rules.setProposed', { name: choosing.name, count }));
            setChoosing(null);
          }}
        />
      )}
    </section>
  );
}

function SetCard({ set, onChoose }: { set: RuleSet; onChoose: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const me = useSignedIn();
  const heading = useId();
  return (
    <section className="rule-set" aria-labelledby={heading}>
      <h3 id={heading}>{set.name}</h3>
      <p className="small soft">
        <InChinese>{set.source}</InChinese>
      </p>
      {set.rules.map((rule) => (
        <div key={rule.code} className="lines">
          <strong>{word('rule', rule.code)}</strong>
          <ParameterList parameters={rule.parameters} />
          {mayPreview(me) && (
            <PreviewSection
              tried={() => Promise.resolve(rule)}
              label={t('rules.previewOf', { name: set.name })}
            />
          )}
        </div>
      ))}
      <p className="small">
        {set.omits === null ? t('rules.omitsNothing') : t('rules.omits', { what: set.omits })}
      </p>
      {mayPropose(me) && (
        <div className="actions">
          <Button aria-label={t('rules.proposeSetOf', { name: set.name })} onClick={onChoose}>
            {t('rules.proposeSet')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface Wanted {
  validFrom: string;
  reason: string;
}

function ProposeSetDialog({
  set,
  onDone,
  onClose,
}: {
  set: RuleSet;
  onDone: (count: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const propose = useProposeSet(set.code);
  const required = { required: true, message: t('app.required') };
  return (
    <FormDialog<Wanted>
      name="propose-set"
      title={t('rules.proposeSetOf', { name: set.name })}
      submit={t('rules.proposeSet')}
      form={form}
      initial={{ validFrom: cityToday() }}
      pending={propose.isPending}
      error={propose.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        propose.mutate(wanted, { onSuccess: ({ items }) => onDone(items.length) })
      }
    >
      <p className="soft small">{t('rules.setHint')}</p>
      <Form.Item name="validFrom" label={t('rules.validFrom')} rules={[required]}>
        <DayField clearable={false} min={cityToday()} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('rules.reason')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
