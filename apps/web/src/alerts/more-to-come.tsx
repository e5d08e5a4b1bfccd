import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../client/paged.js';

/** Shows the number of displayed items, with a button to load more. */
export function MoreToCome<Item>({
  pages: { items = [], hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  pages: Pages<Item>;
}) {
  const { t } = useTranslation();
  return (
    <div className="table-foot">
      <span role="status" className="soft">
        {items.length > 0 &&
          t(hasNextPage ? 'app.shownSome' : 'app.shownAll', { count: items.length })}
      </span>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('app.loadMore')}
        </Button>
      )}
    </div>
  );
}
