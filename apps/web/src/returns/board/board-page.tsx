import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisations } from '../../client/organisations.js';
import { type BoardMonth, type BoardRow, useReturnBoard } from '../../client/returns.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useMay } from '../../session/use-may.js';
import { cityToday } from '../../ui/day/city-day.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { monthsUpTo } from '../monthly/months.js';
import { AskDialog } from './ask-dialog.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
/** Number of months that the board shows. */
const MONTHS = 6;

const TONES: Readonly<Record<BoardMonth['state'], Tone>> = {
  'not-asked': 'open',
  'not-begun': 'grey',
  draft: 'grey',
  submitted: 'amber',
  returned: 'red',
  passed: 'green',
  late: 'red',
  closed: 'green',
};

/** Shows how far the monthly returns of each organisation are, by month. */
export default function BoardPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const present = cityToday().slice(0, 7);
  const asked = params.get('until') ?? '';
  const until = MONTH.test(asked) && asked < present ? asked : present;
  const months = monthsUpTo(until, MONTHS).toReversed();
  const [first = until] = months;
  const board = useReturnBoard(first, until);
  const units = useOrganisations().data ?? [];
  const may = useMay();
  // The organisation above asks for returns.
  const mayAsk = (id: string): boolean =>
    may.approve(units.find((unit) => unit.id === id)?.parentId ?? id);
  const [editing, setEditing] = useState<string | null>(null);
  const [said, say] = useState<string | null>(null);
  const edited = board.data?.find(({ organisationId }) => organisationId === editing);
  const unit = units.find(({ id }) => id === editing);
  const show = (month: string): void =>
    editQuery((now) => {
      const changed = new URLSearchParams(now);
      changed.set('until', month);
      return changed;
    });
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('board.title')} />
        <span className="spacer" />
        <Link to="/returns">{t('board.toReturns')}</Link>
      </div>
      <p className="soft">{t('board.intro')}</p>
      <StatusMessage text={said} onClose={() => say(null)} />
      <div className="actions">
        <Button onClick={() => show(first)}>{t('board.earlier')}</Button>
        <Button disabled={until === present} onClick={() => show(monthsAfter(until, MONTHS - 1))}>
          {t('board.later')}
        </Button>
      </div>
      {board.error && <ProblemMessage error={board.error} retry={() => void board.refetch()} />}
      {board.data ? (
        <DataTable
          caption={t('board.caption', { from: first, until })}
          columns={columnsOf(months, {
            ask: setEditing,
            mayAsk,
            t,
          })}
          rows={board.data}
          rowKey={({ organisationId }) => organisationId}
          empty={t('board.empty')}
          pinned
        />
      ) : (
        !board.error && <Loading />
      )}
      {edited && unit && (
        <AskDialog
          row={edited}
          unit={unit}
          onClose={() => setEditing(null)}
          onDone={(text) => {
            setEditing(null);
            say(text);
          }}
        />
      )}
    </>
  );
}

/** Returns the month `count` months after another one. */
function monthsAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

interface Frame {
  /** Opens the dialog of an organisation. */
  ask: (organisationId: string) => void;
  mayAsk: (organisationId: string) => boolean;
  t: TFunction;
}

const columnsOf = (months: readonly string[], { ask, mayAsk, t }: Frame): Column<BoardRow>[] => [
  {
    key: 'organisation',
    title: t('board.organisation'),
    names: true,
    cell: ({ organisationId, organisationName, returnsFrom, workingDay }) => (
      <div className="return-title">
        <InChinese>{organisationName}</InChinese>
        <div className="soft small">
          {returnsFrom === null
            ? t('board.notAsked')
            : t('board.askedFrom', { month: returnsFrom, day: workingDay })}
        </div>
        {mayAsk(organisationId) && (
          <Button
            size="small"
            aria-label={t('board.setOf', { organisation: organisationName })}
            onClick={() => ask(organisationId)}
          >
            {t('board.set')}
          </Button>
        )}
      </div>
    ),
  },
  ...months.map((month, index): Column<BoardRow> => ({
    key: month,
    title: month,
    cell: ({ organisationId, months: own }) => {
      const found = own[index];
      return found ? (
        <MonthCell organisationId={organisationId} found={found} t={t} />
      ) : (
        <span className="soft">—</span>
      );
    },
  })),
];

/** Shows the state of an organisation’s month, what is missing in it, and its day. */
function MonthCell({
  organisationId,
  found: { month, state, dueOn, counts },
  t,
}: {
  organisationId: string;
  found: BoardMonth;
  t: Frame['t'];
}) {
  if (state === 'not-asked')
    return (
      <span className="soft">
        <CodeWord list="boardState" code={state} />
      </span>
    );
  const handedIn = counts.submitted + counts.approved;
  const all = handedIn + counts.notBegun + counts.draft + counts.returned;
  return (
    <>
      <Link to={`/returns?month=${month}&organisation=${organisationId}`}>
        <StatusTag tone={TONES[state]}>
          <CodeWord list="boardState" code={state} />
        </StatusTag>
      </Link>
      <div className="soft small nowrap">{t('board.handedIn', { count: handedIn, all })}</div>
      {dueOn !== null && <div className="soft small nowrap">{t('board.due', { day: dueOn })}</div>}
    </>
  );
}
