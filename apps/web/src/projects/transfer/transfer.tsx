import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../client/organisations.js';
import { mayTransfer } from '../../session/may.js';
import { useSignedIn } from '../../session/signed-in.js';
import { type HandedProject, TransferDialog } from './transfer-dialog.js';

/**
 * Shows a button that transfers projects to another organisation, for users who are managers of
 * both organisations.
 */
export function Transfer({
  projects,
  onDone,
}: {
  projects: readonly HandedProject[];
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const tree = useOrganisations().data ?? [];
  const [open, setOpen] = useState(false);
  if (projects.length === 0 || !projects.every(({ unitId }) => mayTransfer(me, unitId, tree)))
    return null;
  const units = tree.filter(
    ({ id }) => mayTransfer(me, id, tree) && projects.every(({ unitId }) => unitId !== id),
  );
  const done = (unit: string): void => {
    setOpen(false);
    onDone(t('handOver.done', { unit }));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('handOver.open')}</Button>
      {open && (
        <TransferDialog
          projects={projects}
          units={units}
          onDone={done}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
