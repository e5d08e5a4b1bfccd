import { useTranslation } from 'react-i18next';
import { useWaitingApprovals } from '../../client/approvals.js';
import { useReturnBoard } from '../../client/returns.js';
import { lastMonth, toFileOf } from '../../client/to-file.js';
import { useSignedIn } from '../../session/signed-in.js';
import { cityToday } from '../../ui/day/city-day.js';
import type { MenuEntry } from './menu-for.js';

/** Shows a number for the eye, and the words that say of what for screen readers. */
function Count({ count, words }: { count: number; words: string }) {
  return (
    count > 0 && (
      <>
        {' '}
        <span className="count" aria-hidden="true">
          {count > 999 ? '999+' : count}
        </span>
        <span className="offscreen">{words}</span>
      </>
    )
  );
}

/**
 * Shows the number of change requests that wait for the user, for a decision or, returned, for an
 * edit, and of the user's that were approved since the user last looked. Shows nothing when there
 * are none.
 */
export function WaitingCount() {
  const { t } = useTranslation();
  const { toDecide = 0, returned = 0, approved = 0 } = useWaitingApprovals().data ?? {};
  const words = [
    toDecide > 0 && t('menu.waiting', { count: toDecide }),
    returned > 0 && t('menu.returned', { count: returned }),
    approved > 0 && t('menu.approved', { count: approved }),
  ];
  return <Count count={toDecide + returned + approved} words={words.filter(Boolean).join('')} />;
}

/** Shows how many returns of last month are still to be filed in the organisations of the user. */
function ReturnsCount() {
  const { t } = useTranslation();
  const month = lastMonth(cityToday());
  const count = toFileOf(useReturnBoard(month, month).data ?? [], month);
  return <Count count={count} words={t('menu.toFile', { count })} />;
}

/** Shows the count of an entry of the navigation, if it has one for the signed-in user. */
export function CountOf({ entry }: { entry: MenuEntry['key'] }) {
  const { roles } = useSignedIn();
  if (entry === 'approvals') return <WaitingCount />;
  const files = roles.some(({ role }) => role === 'officer' || role === 'manager');
  return entry === 'returns' && files ? <ReturnsCount /> : null;
}
