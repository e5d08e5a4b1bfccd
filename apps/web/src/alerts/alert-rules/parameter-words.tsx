import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { type Band, bandsOf } from './rule-parameters.js';

const TONE = { clear: 'green', amber: 'amber', red: 'red' } as const;

/** Shows the value of a rule parameter as a translated text. */
export function ParameterValue({ value }: { value: unknown }) {
  const { t } = useTranslation();
  const word = useWord();
  const bands = bandsOf(value);
  if (bands.length > 0)
    return (
      <ul className="list-plain">
        {bands.map((band) => (
          <li key={[band.from, band.to].join(' ')}>
            <BandWords band={band} />
          </li>
        ))}
      </ul>
    );
  if (Array.isArray(value)) return <>{value.join(t('alert.and'))}</>;
  if (value === undefined) return <span className="soft">{t('app.none')}</span>;
  return <>{word('ruleMeasure', String(value))}</>;
}

function BandWords({ band: { from, fromIncluded, to, toIncluded, light } }: { band: Band }) {
  const word = useWord();
  const edges = [
    ...(from === null ? [] : [`${fromIncluded ? '≥' : '>'} ${from} %`]),
    ...(to === null ? [] : [`${toIncluded ? '≤' : '<'} ${to} %`]),
  ];
  return (
    <>
      <StatusTag tone={TONE[light] ?? 'grey'}>{word('bandLight', light)}</StatusTag>{' '}
      <span className="nowrap">{edges.join(', ') || '—'}</span>
    </>
  );
}

/** Shows all parameters of a rule version with their names. */
export function ParameterList({ parameters }: { parameters: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  const word = useWord();
  const entries = Object.entries(parameters);
  if (entries.length === 0) return <>{t('rules.noParameters')}</>;
  return (
    <div className="lines">
      {entries.map(([name, value]) => (
        <Fragment key={name}>
          <span>
            <span className="soft">
              {word('ruleParameter', name)}
              {t('alerts.colon')}
            </span>
            {bandsOf(value).length === 0 && <ParameterValue value={value} />}
          </span>
          {bandsOf(value).length > 0 && <ParameterValue value={value} />}
        </Fragment>
      ))}
    </div>
  );
}
