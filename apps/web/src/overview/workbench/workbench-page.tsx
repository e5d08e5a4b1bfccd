import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../session/signed-in.js';
import { StatusMessage } from '../../layout/status-message.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { AlertsPart } from './alerts-part.js';
import { FiguresPart } from './figures-part.js';
import { MilestonesPart } from './milestones-part.js';
import { ReturnsPart } from './returns-part.js';

/**
 * Shows what waits for the signed-in user: for whoever files, the returns of the month, milestones
 * and alerts; for whoever decides or leads, four numbers and what is red.
 */
export default function WorkbenchPage() {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const [said, say] = useState<string | null>(null);
  const holds = (wanted: string): boolean => roles.some(({ role }) => role === wanted);
  const files = holds('officer');
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('workbench.title')} />
      </div>
      {(holds('manager') || holds('leader')) && <FiguresPart decides={holds('manager')} />}
      {files && <ReturnsPart />}
      <StatusMessage text={said} onClose={() => say(null)} />
      <AlertsPart severity={files ? null : 'red'} onDone={say} />
      {files && <MilestonesPart />}
    </>
  );
}
