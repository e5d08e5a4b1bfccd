import { Button } from 'antd';
import { type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../../client/paged.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { DataTable } from './data-table.js';
import { ListExport } from './list-export.js';

type PagedTableProps<Row> = Omit<ComponentProps<typeof DataTable<Row>>, 'rows'> & {
  pages: Pages<Row>;
};

/**
 * Shows a table of a list that is loaded page by page, with loading, error and empty states, a
 * button “show more”, and one that downloads the whole list.
 */
export function PagedTable<Row>({ pages, ...table }: PagedTableProps<Row>) {
  const { t } = useTranslation();
  const { items, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch, address } = pages;
  if (!items)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      <DataTable {...table} rows={items} />
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
        {items.length > 0 && address !== null && <ListExport address={address} />}
      </div>
    </>
  );
}
