import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAlerts } from '../../client/alerts.js';
import { useWaitingApprovals } from '../../client/approvals.js';
import { useReturnBoard } from '../../client/returns.js';
import { lastMonth, toFileOf } from '../../client/to-file.js';
import { cityToday } from '../../ui/day/city-day.js';
import { openAlerts } from './alerts-part.js';
import { PROMISE_DAYS, promisesDue } from './to-do.js';

/** A number as it is known: not yet, not at all, or more than was loaded. */
interface Known {
  count: number | undefined;
  failed: boolean;
  more: boolean;
}

const known = (
  { isError, hasNextPage = false }: { isError: boolean; hasNextPage?: boolean },
  count: number | undefined,
): Known => ({ count, failed: isError, more: hasNextPage });

/** Shows the numbers from which a manager or leader starts the day; each leads to its list. */
export function FiguresPart({ decides }: { decides: boolean }) {
  const { t } = useTranslation();
  const today = cityToday();
  const month = lastMonth(today);
  const waiting = useWaitingApprovals();
  const red = useAlerts(openAlerts('red'));
  const promised = useAlerts({ ...openAlerts(null), state: 'acknowledged' });
  const board = useReturnBoard(month, month);
  const toDecide = waiting.data?.toDecide;
  return (
    <ul className="figures" aria-label={t('workbench.figures')}>
      {(decides || (toDecide ?? 0) > 0) && (
        <Tile
          to="/change-requests"
          name={t('workbench.toDecide')}
          value={known(waiting, toDecide)}
        />
      )}
      <Tile
        to="/alerts?severity=red"
        name={t('workbench.red')}
        value={known(red, red.items?.length)}
        bad
      />
      <Tile
        to="/alerts?state=acknowledged"
        name={t('workbench.promises', { days: PROMISE_DAYS })}
        value={known(promised, promised.items && promisesDue(promised.items, today))}
      />
      <Tile
        to="/returns/board"
        name={t('workbench.missing', { month })}
        value={known(board, board.data && toFileOf(board.data, month))}
      />
    </ul>
  );
}

function Tile({
  to,
  name,
  value: { count, failed, more },
  bad = false,
}: {
  to: string;
  name: string;
  value: Known;
  bad?: boolean;
}) {
  const { t } = useTranslation();
  const shown = failed && count === undefined ? t('app.unknown') : (count ?? '…');
  return (
    <li>
      <Link to={to} className={bad && (count ?? 0) > 0 ? 'tile bad' : 'tile'}>
        <span className="tile-number">
          {shown}
          {more && '+'}
        </span>
        <span className="tile-name">{name}</span>
      </Link>
    </li>
  );
}
