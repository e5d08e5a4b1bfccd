import { Button } from 'antd';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useViews, type View, type ViewPage } from '../../client/views.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { Flyout } from '../flyout.js';
import { InChinese } from '../wording/in-chinese.js';
import { DeleteViewDialog } from './delete-view-dialog.js';
import { SaveViewDialog } from './save-view-dialog.js';
import { queryOf, shows } from './view-filters.js';
import './views.css';

/**
 * Shows the button behind which the views of a list are: filters kept under a name, one's own and
 * shared ones. A view is an address of the page, and shows each reader what that reader may see.
 */
export function ViewsMenu({ page }: { page: ViewPage }) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState<View | null>(null);
  const [done, setDone] = useState('');
  const finish = (text: string): void => {
    setSaving(false);
    setDeleting(null);
    setDone(text);
  };
  return (
    <>
      <span role="status" className="small soft">
        {done}
      </span>
      <Flyout
        place="below"
        buttonClass="views-button"
        label={t('views.label')}
        hint={t('views.hint')}
        button={
          <>
            {t('views.button')}
            <span aria-hidden="true">▾</span>
          </>
        }
      >
        {(close) => (
          <ViewsPanel
            page={page}
            onOpen={() => {
              setDone('');
              close();
            }}
            onSave={() => {
              close();
              setSaving(true);
            }}
            onDelete={(view) => {
              close();
              setDeleting(view);
            }}
          />
        )}
      </Flyout>
      {saving && <SaveViewDialog page={page} onDone={finish} onClose={() => setSaving(false)} />}
      {deleting && (
        <DeleteViewDialog view={deleting} onDone={finish} onClose={() => setDeleting(null)} />
      )}
    </>
  );
}

/**
 * Moves the focus from a button of the panel to the one that opened it, so that it is there again
 * when the dialog closes; the panel itself is gone by then.
 */
const toOpener = (event: MouseEvent<HTMLElement>): void =>
  event.currentTarget.closest('.flyout')?.querySelector('button')?.focus();

function ViewsPanel({
  page,
  onOpen,
  onSave,
  onDelete,
}: {
  page: ViewPage;
  onOpen: () => void;
  onSave: () => void;
  onDelete: (view: View) => void;
}) {
  const { t } = useTranslation();
  const { items, error, refetch, hasNextPage, fetchNextPage } = useViews(page);
  const lists = [
    { title: t('views.own'), views: items?.filter(({ own }) => own) ?? [] },
    { title: t('views.others'), views: items?.filter(({ own }) => !own) ?? [] },
  ].filter(({ views }) => views.length > 0);
  return (
    <>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!items && !error && <Loading />}
      {items?.length === 0 && <p className="flyout-title">{t('views.none')}</p>}
      {lists.map(({ title, views }) => (
        <section key={title} aria-label={title}>
          <div className="flyout-title" aria-hidden="true">
            {title}
          </div>
          <ul className="views-list">
            {views.map((view) => (
              <ViewEntry key={view.id} view={view} onOpen={onOpen} onDelete={onDelete} />
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage && (
        <Button type="link" size="small" onClick={() => void fetchNextPage()}>
          {t('app.loadMore')}
        </Button>
      )}
      <div className="views-save">
        <Button
          type="text"
          block
          onClick={(event) => {
            toOpener(event);
            onSave();
          }}
        >
          {t('views.save')}
        </Button>
      </div>
    </>
  );
}

function ViewEntry({
  view,
  onOpen,
  onDelete,
}: {
  view: View;
  onOpen: () => void;
  onDelete: (view: View) => void;
}) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { name, filters, own, shared, savedByName } = view;
  return (
    <li>
      <Link
        to={{ search: queryOf(filters) }}
        className="views-link"
        aria-current={shows(params, filters) ? 'true' : undefined}
        onClick={onOpen}
      >
        <InChinese>{name}</InChinese>
        {own && shared !== 'nobody' && (
          <span className="small soft">{t(`views.with.${shared}`)}</span>
        )}
        {!own && savedByName !== null && (
          <span className="small soft">
            <InChinese>{savedByName}</InChinese>
          </span>
        )}
      </Link>
      {own && (
        <Button
          type="text"
          size="small"
          aria-label={t('views.deleteOf', { name })}
          title={t('views.delete')}
          onClick={(event) => {
            toOpener(event);
            onDelete(view);
          }}
        >
          ×
        </Button>
      )}
    </li>
  );
}
