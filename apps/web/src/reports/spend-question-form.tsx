import { Button, Checkbox, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpendQuestion } from '../client/spend.js';
import { SPEND_GROUPS } from '../client/spend-groups.js';
import { cityToday } from '../ui/day/city-day.js';
import type { Months } from '../ui/day/month-range.js';
import { DayField } from '../ui/form/day-field.js';
import { KnownAtField } from '../ui/form/known-at-field.js';
import { endOfMonth, FIRST_GROUPS, PLAN_PERIOD, type QuestionChange } from './spend-question.js';

/** Groupings that stand as boxes; the others are in a list beside them. */
const BOXES = [...FIRST_GROUPS, 'organisation', 'stage', 'approver'] as const;
const OTHERS = SPEND_GROUPS.filter((group) => !BOXES.some((box) => box === group));

interface FormOf {
  months: Months;
  question: SpendQuestion;
  onChange: (change: QuestionChange) => void;
}

/** Shows a form for the parameters of a report: period, grouping, and point in time. */
export function SpendQuestionForm({ months, question, onChange }: FormOf) {
  const { t } = useTranslation();
  const [from, to, groups, more] = [useId(), useId(), useId(), useId()];
  const thisMonth = cityToday().slice(0, 7);
  const quick: readonly (readonly [string, Months])[] = [
    [t('spend.planPeriod'), PLAN_PERIOD],
    [t('spend.thisYear'), { from: `${thisMonth.slice(0, 4)}-01`, to: thisMonth }],
    [t('spend.sincePlan'), { from: PLAN_PERIOD.from, to: thisMonth }],
  ];
  // When the first month is set to a month after the last one, the last month is set to the same
  // month, and vice versa, so that the period never ends before it starts.
  const setFrom = (month: string | null): void => {
    if (month) onChange({ months: { from: month, to: month > months.to ? month : months.to } });
  };
  const setTo = (month: string | null): void => {
    if (month) onChange({ months: { from: month < months.from ? month : months.from, to: month } });
  };
  return (
    <>
      <div className="filter">
        <label htmlFor={from}>{t('spend.from')}</label>
        <DayField id={from} of="month" clearable={false} value={months.from} onChange={setFrom} />
      </div>
      <div className="filter">
        <label htmlFor={to}>{t('spend.to')}</label>
        <DayField id={to} of="month" clearable={false} value={months.to} onChange={setTo} />
      </div>
      <div className="filter" role="group" aria-label={t('spend.quick')}>
        <span className="label">{t('spend.quick')}</span>
        <span className="actions">
          {quick.map(([name, period]) => (
            <Button key={name} onClick={() => onChange({ months: period })}>
              {name}
            </Button>
          ))}
        </span>
      </div>
      <div className="filter" role="group" aria-labelledby={groups}>
        <span className="label" id={groups}>
          {t('spend.groupBy')}
        </span>
        <Checkbox.Group
          style={{ minHeight: 28, alignItems: 'center' }}
          value={BOXES.filter((group) => question.groupBy.includes(group))}
          // The last selected grouping cannot be removed, because a report without grouping has no
          // rows.
          options={BOXES.map((group) => ({
            value: group,
            label: t(`spend.group.${group}`),
            disabled: question.groupBy.length === 1 && question.groupBy.includes(group),
          }))}
          onChange={(chosen) =>
            onChange({
              groupBy: SPEND_GROUPS.filter((group) =>
                BOXES.some((box) => box === group)
                  ? chosen.includes(group as (typeof BOXES)[number])
                  : question.groupBy.includes(group),
              ),
            })
          }
        />
      </div>
      <div className="filter">
        <label htmlFor={more}>{t('spend.moreGroups')}</label>
        <Select
          id={more}
          mode="multiple"
          style={{ minWidth: 170 }}
          popupMatchSelectWidth={false}
          placeholder={t('spend.moreGroupsNone')}
          value={OTHERS.filter((group) => question.groupBy.includes(group))}
          options={OTHERS.map((group) => ({ value: group, label: t(`spend.group.${group}`) }))}
          onChange={(chosen) =>
            onChange({
              groupBy: SPEND_GROUPS.filter((group) =>
                OTHERS.includes(group) ? chosen.includes(group) : question.groupBy.includes(group),
              ),
            })
          }
        />
      </div>
      <KnownAtField knownAt={question.knownAt} onChange={(knownAt) => onChange({ knownAt })} />
      {months.to < thisMonth && (
        <div className="filter">
          <span className="label">{t('spend.thenLabel')}</span>
          <Button onClick={() => onChange({ knownAt: endOfMonth(months.to) })}>
            {t('spend.asKnownThen')}
          </Button>
        </div>
      )}
    </>
  );
}
