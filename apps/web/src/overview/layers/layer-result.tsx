import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerResult, Level } from '../../client/layers.js';
import { useFocusReturn } from '../../ui/form/use-focus-return.js';
import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { Fact } from '../../ui/wording/fact.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { AlertInputs } from '../../alerts/alert-inputs.js';

/**
 * Colours of the results. A result that could not be evaluated has a colour of its own, because it
 * is neither good nor bad.
 */
const TONES: Readonly<Record<Level, Tone>> = {
  good: 'green',
  info: 'blue',
  amber: 'amber',
  red: 'red',
  'no-data': 'grey',
  'cannot-be-judged': 'open',
  'not-applicable': 'grey',
};

/** What a light shows, why, and what it rests on. */
export interface ShownLight {
  level: Level;
  sentence: string;
  inputs: LayerResult['inputs'];
  turnsGreen: readonly { what: string; sentence: string }[];
  rule: LayerResult['rule'];
}

const lightOf = ({ turnsGreenWhen, ...result }: LayerResult): ShownLight => ({
  ...result,
  turnsGreen: turnsGreenWhen,
});

/** Shows a light: a coloured label and an explanation. */
export function LightTag({ light: { level, sentence } }: { light: ShownLight }) {
  return (
    <div className="result">
      <span>
        <StatusTag tone={TONES[level] ?? 'open'}>
          <CodeWord list="level" code={level} />
        </StatusTag>
      </span>
      <span className="small">{sentence}</span>
    </div>
  );
}

/** Shows the result of a comparison in a table cell, with a button that shows its input values. */
export function LayerResultCell({
  result,
  projectName,
  unit,
}: {
  result: LayerResult;
  projectName: string;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const layer = useWord()('dimension', result.layer);
  const [open, setOpen] = useState(false);
  return (
    <>
      <LightTag light={lightOf(result)} />
      <Button
        type="link"
        className="in-text"
        aria-label={t('layers.openWhy', { layer, name: projectName })}
        onClick={() => setOpen(true)}
      >
        {t('layers.why')}
      </Button>
      {open && (
        <LayerResultDialog
          result={result}
          title={t('layers.whyOf', { layer, name: projectName })}
          unit={unit}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function LayerResultDialog({
  result,
  title,
  unit,
  onClose,
}: {
  result: LayerResult;
  title: string;
  unit: MoneyUnit;
  onClose: () => void;
}) {
  useFocusReturn();
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={640}>
      <LightTag light={lightOf(result)} />
      <LightFacts light={lightOf(result)} unit={unit} />
    </Modal>
  );
}

/**
 * Shows the input values of a light, the conditions under which it would become green, and the rule
 * with its version.
 */
export function LightFacts({
  light: { inputs, turnsGreen, rule },
  unit,
}: {
  light: ShownLight;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  return (
    <div className="apart-parts apart">
      {Object.keys(inputs).length > 0 && <AlertInputs inputs={inputs} unit={unit} />}
      {turnsGreen.length > 0 && (
        <div>
          <h3>{t('layers.turnsGreen')}</h3>
          <ul>
            {turnsGreen.map(({ what, sentence }) => (
              <li key={what}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <dl className="facts">
        <Fact wide name={t('layers.rule')}>
          {rule ? (
            <>
              <CodeWord list="rule" code={rule.code} /> ·{' '}
              {t('budget.filings.ruleVersion', { version: rule.version })}
            </>
          ) : (
            <span className="soft">{t('layers.noRule')}</span>
          )}
        </Fact>
      </dl>
    </div>
  );
}
