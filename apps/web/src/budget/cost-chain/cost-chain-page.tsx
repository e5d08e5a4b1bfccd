import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type CostChain, type CostRecord, useCostChain } from '../../client/cost-chain.js';
import type { ProjectDetail } from '../../client/projects.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { useMay } from '../../session/use-may.js';
import { ProjectChangeRequests } from '../change-requests/project-change-requests.js';
import { MoneyPage } from '../money-page.js';
import { BaselinesSection } from './baselines-section.js';
import { CeilingSection } from './ceiling-section.js';
import { ChainTable } from './chain-table.js';
import { ChooseDialog } from './choose-dialog.js';
import { CostDialog } from './cost-dialog.js';
import { FinalCostSection } from './final-cost-section.js';
import { RecordDialog } from './record-dialog.js';
import { RegimeDialog } from './regime-dialog.js';

/**
 * Shows the page with a project's cost: all figures by stage, which of them is valid, the ceiling,
 * and the final cost.
 */
export default function CostChainPage() {
  return (
    <MoneyPage page="cost-chain">
      {(project, unit) => <Chain key={project.id} project={project} unit={unit} />}
    </MoneyPage>
  );
}

type Opened =
  | { what: 'file' | 'regime' }
  | { what: 'record'; record: CostRecord }
  | { what: 'choose'; record: CostRecord | null };

function Chain({ project, unit }: { project: ProjectDetail; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const heading = useId();
  const navigate = useNavigate();
  const may = useMay();
  const { data: chain, error, refetch } = useCostChain(project.id);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const close = (): void => setOpened(null);
  const done = (text: string): void => {
    setStatusMessage(text);
    close();
  };
  const mayDecide = may.approve(project.unitId);
  if (!chain)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <CeilingSection
        project={project}
        chain={chain}
        unit={unit}
        onRegime={mayDecide ? () => setOpened({ what: 'regime' }) : null}
      />
      <section className="panel" aria-labelledby={heading}>
        <div className="panel-head">
          <h2 id={heading}>{t('budget.chain.title')}</h2>
          <span className="spacer" />
          {may.record(project.unitId) && (
            <Button type="primary" onClick={() => setOpened({ what: 'file' })}>
              {t('budget.chain.file')}
            </Button>
          )}
        </div>
        {isUndecided(chain) && (
          <p role="note">
            {t(mayDecide ? 'budget.chain.disagreeDecide' : 'budget.chain.disagree')}
          </p>
        )}
        <ChainTable
          chain={chain}
          unit={unit}
          onOpen={(record) => setOpened({ what: 'record', record })}
          onChoose={mayDecide ? (record) => setOpened({ what: 'choose', record }) : null}
        />
      </section>
      <ProjectChangeRequests projectId={project.id} kind="cost" />
      <BaselinesSection chain={chain} unit={unit} />
      <FinalCostSection project={project} unit={unit} onDone={setStatusMessage} />
      {opened?.what === 'record' && (
        <RecordDialog record={opened.record} unit={unit} onClose={close} />
      )}
      {opened?.what === 'choose' && (
        <ChooseDialog
          projectId={project.id}
          record={opened.record}
          unit={unit}
          onDone={done}
          onClose={close}
        />
      )}
      {opened?.what === 'regime' && (
        <RegimeDialog project={project} onDone={done} onClose={close} />
      )}
      {opened?.what === 'file' && (
        <CostDialog
          projectId={project.id}
          over={null}
          onDone={(changeRequest) => void navigate(`/change-requests/${changeRequest.id}`)}
          onClose={close}
        />
      )}
    </>
  );
}

const isUndecided = ({ plan, records }: CostChain): boolean =>
  plan.standing === 'undecided' || records.some(({ standing }) => standing === 'undecided');
