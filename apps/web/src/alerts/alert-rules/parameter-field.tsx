import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { type Band, fieldOf, type ParameterKind, parseRising } from './rule-parameters.js';

/**
 * Shows an input for one parameter of an alert rule: a number, a list or a set of bands, as the
 * parameter's type requires.
 */
export function ParameterField({ name, kind }: { name: string; kind: ParameterKind }) {
  const { t } = useTranslation();
  const word = useWord();
  const label = word('ruleParameter', name);
  const required = { required: !('optional' in kind && kind.optional), message: t('app.required') };
  switch (kind.kind) {
    case 'whole':
      return (
        <Form.Item
          name={fieldOf(name)}
          label={label}
          extra={t('rules.from', { min: kind.min, max: kind.max })}
          rules={[required]}
        >
          <InputNumber precision={0} min={kind.min} max={kind.max} style={{ width: 140 }} />
        </Form.Item>
      );
    case 'rising': {
      const rising = (_: unknown, text: unknown): Promise<void> =>
        !text || parseRising(String(text))
          ? Promise.resolve()
          : Promise.reject(new Error(t('rules.notRising')));
      return (
        <Form.Item
          name={fieldOf(name)}
          label={label}
          extra={t('rules.risingHint', { min: kind.min, max: kind.max })}
          rules={[required, { validator: rising }]}
        >
          <Input style={{ width: 240 }} maxLength={100} />
        </Form.Item>
      );
    }
    case 'code':
      return (
        <Form.Item name={fieldOf(name)} label={label} rules={[required]}>
          <Select
            style={{ width: 320, maxWidth: '100%' }}
            options={kind.codes.map((value) => ({ value, label: word('ruleMeasure', value) }))}
          />
        </Form.Item>
      );
    case 'bands':
      return (
        <Form.Item
          name={fieldOf(name)}
          label={label}
          extra={t('rules.bandsHint')}
          rules={[required]}
        >
          <BandsField />
        </Form.Item>
      );
  }
}

const EMPTY: Band = { from: null, fromIncluded: true, to: null, toIncluded: false, light: 'amber' };
const LIGHTS = ['clear', 'amber', 'red'] as const satisfies readonly Band['light'][];
const BANDS_MAX = 10;

/** Shows an input for bands: ranges of a measured value, each with the severity of its alert. */
function BandsField({
  value = [],
  onChange,
}: {
  value?: Band[];
  onChange?: (bands: Band[]) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const set = (at: number, change: Partial<Band>): void =>
    onChange?.(value.map((band, place) => (place === at ? { ...band, ...change } : band)));
  return (
    <div className="lines">
      {value.map((band, at) => (
        <div
          key={at}
          className="band-row"
          role="group"
          aria-label={t('rules.band', { number: at + 1 })}
        >
          <InputNumber
            aria-label={t('rules.bandFrom')}
            placeholder={t('rules.open')}
            suffix="%"
            value={band.from}
            onChange={(from) => set(at, { from })}
            style={{ width: 110 }}
          />
          <Checkbox
            checked={band.fromIncluded}
            onChange={({ target }) => set(at, { fromIncluded: target.checked })}
          >
            {t('rules.included')}
          </Checkbox>
          <span aria-hidden="true">–</span>
          <InputNumber
            aria-label={t('rules.bandTo')}
            placeholder={t('rules.open')}
            suffix="%"
            value={band.to}
            onChange={(to) => set(at, { to })}
            style={{ width: 110 }}
          />
          <Checkbox
            checked={band.toIncluded}
            onChange={({ target }) => set(at, { toIncluded: target.checked })}
          >
            {t('rules.included')}
          </Checkbox>
          <Select
            aria-label={t('rules.bandLight')}
            style={{ width: 100 }}
            value={band.light}
            onChange={(light) => set(at, { light })}
            options={LIGHTS.map((light) => ({ value: light, label: word('bandLight', light) }))}
          />
          <Button
            size="small"
            aria-label={t('rules.removeBand', { number: at + 1 })}
            onClick={() => onChange?.(value.filter((_, place) => place !== at))}
          >
            {t('rules.remove')}
          </Button>
        </div>
      ))}
      {value.length < BANDS_MAX && (
        <div className="actions">
          <Button
            size="small"
            onClick={() => onChange?.([...value, { ...EMPTY, from: value.at(-1)?.to ?? null }])}
          >
            {t('rules.addBand')}
          </Button>
        </div>
      )}
    </div>
  );
}
