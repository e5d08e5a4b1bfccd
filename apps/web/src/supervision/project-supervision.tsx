import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSupervisionItems } from '../client/supervision.js';
import { useMay } from '../session/use-may.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { useItemColumns } from './item-columns.js';

/** Shows the problems, risks, elements and orders of a project, and what became of them. */
export function ProjectSupervision({
  project: { id, unitId },
}: {
  project: { id: string; unitId: string };
}) {
  const { t } = useTranslation();
  const heading = useId();
  const mayOpen = useMay().record(unitId);
  const pages = useSupervisionItems({
    kind: null,
    state: null,
    projectId: id,
    organisationId: null,
    ownerId: null,
    alertId: null,
    overdue: null,
  });
  const columns = useItemColumns({ withProject: false });
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('supervision.ofProject')}</h2>
        <Link to={`/supervision?projectId=${id}`}>{t('supervision.allOfProject')}</Link>
        <span className="spacer" />
        {mayOpen && <Link to={`/supervision/new?projectId=${id}`}>{t('supervision.open')}</Link>}
      </div>
      <PagedTable
        stacks
        pages={pages}
        columns={columns}
        caption={t('supervision.ofProjectCaption')}
        rowKey={(item) => item.id}
        empty={t('supervision.noneOfProject')}
      />
    </section>
  );
}
