import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDay, type CalendarYear, useSaveYear } from '../../client/calendar.js';
import { isProblem } from '../../client/problem.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { differences, withDay } from './day-changes.js';
import { DayDialog } from './day-dialog.js';
import { YearMonths } from './year-months.js';

interface YearEditorProps {
  year: number;
  known: CalendarYear | null;
  onDone: () => void;
  onClose: () => void;
}

/**
 * Shows the editor of a calendar year. When another user has saved the year since it was loaded,
 * the editor keeps the edited values and shows the differences.
 */
export function YearEditor({ year, known, onDone, onClose }: YearEditorProps) {
  const { t } = useTranslation();
  const field = useId();
  const save = useSaveYear(year);
  const [source, setSource] = useState(known?.source ?? '');
  const [days, setDays] = useState<readonly CalendarDay[]>(known?.days ?? []);
  const [open, setOpen] = useState<string | null>(null);
  // The version of the calendar year on which the user's edits are based. A newer version of
  // another user is overwritten only after the differences were shown.
  const [read] = useState(known);
  // There is also a conflict when the year did not exist before and another user has created it
  // meanwhile.
  const overtaken =
    isProblem(save.error, 'EDIT_STALE') || (save.error !== null && read === null && known !== null);
  const submit = (): void =>
    save.mutate(
      {
        etag: (overtaken ? known : read)?.etag ?? null,
        wanted: { source: source.trim(), days: [...days] },
      },
      { onSuccess: onDone },
    );
  return (
    <section className="panel" aria-label={t('calendar.editing')}>
      <div className="filter">
        <label htmlFor={field}>{t('alert.source')}</label>
        <Input
          id={field}
          value={source}
          maxLength={500}
          style={{ maxWidth: 560 }}
          onChange={({ target }) => setSource(target.value)}
        />
      </div>
      <p className="soft small">{t('calendar.editHint')}</p>
      {overtaken && known && (
        <Overtaken
          mine={{ source, days }}
          theirs={known}
          onTake={() => {
            setSource(known.source);
            setDays(known.days);
            save.reset();
          }}
        />
      )}
      {save.error && !overtaken && <ProblemMessage error={save.error} />}
      <YearMonths year={year} days={days} onDay={setOpen} />
      <div className="actions">
        <Button
          type="primary"
          loading={save.isPending}
          disabled={source.trim() === ''}
          onClick={submit}
        >
          {t('app.save')}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
      {open !== null && (
        <DayDialog
          on={open}
          told={days.find(({ on }) => on === open)}
          onClose={() => setOpen(null)}
          onDone={(told) => {
            setDays(withDay(days, open, told));
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}

interface Told {
  source: string;
  days: readonly CalendarDay[];
}

/** Shows where the edited year differs from the version that another user has saved. */
function Overtaken({
  mine,
  theirs,
  onTake,
}: {
  mine: Told;
  theirs: CalendarYear;
  onTake: () => void;
}) {
  const { t } = useTranslation();
  const words = (day: CalendarDay | null) =>
    day === null ? (
      t('calendar.ordinary')
    ) : (
      <>
        {t(`calendar.kind.${day.kind}`)} <InChinese>{day.name}</InChinese>
      </>
    );
  return (
    <Alert
      type="warning"
      role="alert"
      title={t('calendar.overtaken', { version: theirs.version })}
      action={
        <Button size="small" onClick={onTake}>
          {t('calendar.takeTheirs')}
        </Button>
      }
      description={
        <div className="lines">
          {mine.source !== theirs.source && (
            <span>
              {t('alert.source')}
              {t('alerts.colon')}
              <InChinese>{theirs.source}</InChinese>
            </span>
          )}
          <DataTable
            caption={t('calendar.differences')}
            rows={differences(mine.days, theirs.days)}
            rowKey={({ on }) => on}
            empty={t('calendar.sameDays')}
            columns={[
              { key: 'on', title: t('calendar.day'), names: true, cell: ({ on }) => on },
              { key: 'mine', title: t('calendar.mine'), cell: ({ one }) => words(one) },
              { key: 'theirs', title: t('calendar.theirs'), cell: ({ other }) => words(other) },
            ]}
          />
        </div>
      }
    />
  );
}
