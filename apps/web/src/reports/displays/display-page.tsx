import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type DisplayView, useDisplay } from '../../client/displays.js';
import { isProblem } from '../../client/problem.js';
import { Loading } from '../../layout/loading.js';
import { useWord } from '../../language/use-language.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Amount } from '../../ui/money/amount.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { useTitle } from '../../ui/wording/use-title.js';
import './display.css';

/** Shows the page of a wall screen, which reads itself anew each minute. Needs no sign-in. */
export default function DisplayPage() {
  const { t } = useTranslation();
  const { secret = '' } = useParams();
  const { data, error, failureReason } = useDisplay(secret);
  useTitle(data?.name ?? t('displays.title'));
  // An address that was revoked shows nothing any more, whatever was read before.
  if (isProblem(error ?? failureReason, 'NOT_FOUND'))
    return (
      <main className="wall">
        <h1>{t('displays.gone')}</h1>
        <p>{t('displays.gonePlace')}</p>
      </main>
    );
  if (!data)
    return (
      <main className="wall">
        <Loading />
      </main>
    );
  return (
    <main className="wall">
      <header className="wall-head">
        <h1>
          <InChinese>{data.organisationName}</InChinese> · {t('app.name')}
        </h1>
        <p className={failureReason ? 'wall-stale' : undefined} role="status">
          {failureReason
            ? t('displays.stale', { time: cityTime(data.at) })
            : t('displays.asOf', { day: data.asOf, time: cityTime(data.at).slice(11, 16) })}
        </p>
      </header>
      <Figures display={data} />
      <Flagships display={data} />
      <Columns display={data} />
    </main>
  );
}

function Figures({ display }: { display: DisplayView }) {
  const { t } = useTranslation();
  const counts = [
    [t('displays.projects'), display.projects, ''],
    [t('displays.openAlerts'), display.openAlerts, display.openAlerts > 0 ? 'amber' : ''],
    [
      t('displays.overdueMilestones'),
      display.overdueMilestones,
      display.overdueMilestones > 0 ? 'red' : '',
    ],
  ] as const;
  const sums = [
    [t('displays.totalInvestment'), display.totalInvestment],
    [t('displays.planPeriod'), display.planPeriod],
    [t('displays.completed'), display.completed],
    [t('displays.paid'), display.paid],
  ] as const;
  return (
    <dl className="wall-figures">
      {counts.map(([name, count, tone]) => (
        <div key={name} className={`wall-figure ${tone}`}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
      {sums.map(([name, { fen, known, of }]) => (
        <div key={name} className="wall-figure">
          <dt>{name}</dt>
          <dd>
            <Amount fen={fen} unit="yi" /> {fen !== null && <small>{t('displays.yi')}</small>}
            <span className="wall-coverage">{t('displays.coverage', { known, of })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const TONES: Readonly<Record<string, Tone>> = { red: 'red', amber: 'amber', good: 'green' };

function Flagships({ display: { flagships } }: { display: DisplayView }) {
  const { t } = useTranslation();
  const word = useWord();
  if (flagships.length === 0) return null;
  return (
    <section>
      <h2>{t('displays.flagships')}</h2>
      <ul className="wall-flagships">
        {flagships.map((one) => (
          <li key={one.name} className="wall-flagship">
            <h3>
              <InChinese>{one.name}</InChinese>
            </h3>
            <p className="soft">
              <InChinese>{one.organisationName}</InChinese>
              {one.stage !== null && (
                <>
                  {' · '}
                  <CodeWord list="stage" code={one.stage} />
                </>
              )}
            </p>
            <p>
              <Sum name={t('displays.totalInvestment')} fen={one.totalInvestmentFen} />
              <Sum name={t('displays.completed')} fen={one.completedFen} />
            </p>
            <p>
              {one.nextMilestoneOn === null
                ? t('displays.noMilestone')
                : t('displays.next', { day: one.nextMilestoneOn })}
            </p>
            <p className="wall-lights">
              {one.overdueMilestones > 0 && (
                <StatusTag tone="red">
                  {t('displays.overdue', { count: one.overdueMilestones })}
                </StatusTag>
              )}
              {one.lights
                .filter(({ level }) => level in TONES)
                .map(({ dimension, level }) => (
                  <StatusTag key={dimension} tone={TONES[level] ?? 'open'}>
                    {word('dimension', dimension)} {word('level', level)}
                  </StatusTag>
                ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Sum = ({ name, fen }: { name: string; fen: string | null }) => {
  const { t } = useTranslation();
  return (
    <span className="wall-sum">
      <span className="soft">{name}</span> <Amount fen={fen} unit="yi" />
      {fen !== null && ` ${t('displays.yi')}`}
    </span>
  );
};

const STATES = ['red', 'amber', 'good', 'unknown', 'untracked'] as const;

function Columns({ display: { columns } }: { display: DisplayView }) {
  const { t } = useTranslation();
  const word = useWord();
  const all = columns.flatMap(({ items }) => items);
  return (
    <section>
      <h2>{t('displays.items', { count: all.length })}</h2>
      <ul className="wall-legend">
        {STATES.map((state) => (
          <li key={state}>
            <span className={`wall-item ${state}`} aria-hidden="true" />
            {word('displayState', state)} {all.filter((one) => one.state === state).length}
          </li>
        ))}
      </ul>
      <ul className="wall-columns">
        {columns.map(({ number, title, items }) => (
          <li key={number}>
            <h3>
              <InChinese>{t('displays.columnOf', { number, title })}</InChinese>
            </h3>
            <ul className="wall-items">
              {items.map((item) => {
                const text = t('displays.itemIs', {
                  number: `${number}-${item.number}`,
                  title: item.title,
                  state: word('displayState', item.state),
                });
                return (
                  <li key={item.number} className={`wall-item ${item.state}`} title={text}>
                    <span aria-hidden="true">{item.number}</span>
                    <span className="offscreen">{text}</span>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
