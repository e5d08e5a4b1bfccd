import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Procedure } from '../client/procedures.js';
import type { Column } from '../ui/table/data-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { ProcedureClock, ProcedureHolder, ProcedureStateTag } from './procedure-clock.js';
import { OrganisationName, ProcedureName } from './procedure-name.js';

/** Returns the table columns for lists of procedures. */
export function useProcedureColumns({
  withProject,
}: {
  withProject: boolean;
}): Column<Procedure>[] {
  const { t } = useTranslation();
  const project: Column<Procedure> = {
    key: 'project',
    title: t('procedures.project'),
    cell: ({ projectId, projectName, leadOrganisationId }) =>
      leadOrganisationId === null ? (
        <InChinese>{projectName}</InChinese>
      ) : (
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      ),
  };
  return [
    {
      key: 'name',
      title: t('procedures.procedure'),
      names: true,
      cell: (procedure) => (
        <Link to={`/procedures/${procedure.id}`}>
          <ProcedureName procedure={procedure} />
        </Link>
      ),
    },
    ...(withProject ? [project] : []),
    {
      key: 'department',
      title: t('procedures.department'),
      cell: ({ organisationId }) => <OrganisationName id={organisationId} />,
    },
    {
      key: 'state',
      title: t('procedures.state'),
      cell: (procedure) => <ProcedureStateTag procedure={procedure} />,
    },
    {
      key: 'holder',
      title: t('procedures.holder'),
      cell: (procedure) => <ProcedureHolder procedure={procedure} />,
    },
    {
      key: 'clock',
      title: t('procedures.clock'),
      cell: (procedure) => <ProcedureClock procedure={procedure} />,
    },
    {
      key: 'late',
      title: t('procedures.timesLate'),
      number: true,
      cell: ({ timesLate }) => timesLate,
    },
  ];
}
