import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measured } from '../../client/readings.js';
import { useMe } from '../../client/session.js';
import { ReadingDialog } from './reading-dialog.js';

/** Returns whether the user works for an organisation, and so may file readings. */
export function useFilesReadings(): boolean {
  const { data: me } = useMe();
  return me?.roles.some(({ role }) => role === 'officer' || role === 'manager') ?? false;
}

interface RecordButtonProps {
  measured: Measured;
  /** Is told the id of the change request that was filed. */
  onFiled: (requestId: string) => void;
}

/** Shows a button that opens the dialog in which a reading is filed. */
export function RecordButton({ measured, onFiled }: RecordButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!useFilesReadings()) return null;
  return (
    <>
      <Button
        size="small"
        aria-label={t('readings.recordOf', { name: measured.name })}
        onClick={() => setOpen(true)}
      >
        {t('readings.record')}
      </Button>
      {open && (
        <ReadingDialog
          measured={measured}
          onClose={() => setOpen(false)}
          onFiled={({ id }) => {
            setOpen(false);
            onFiled(id);
          }}
        />
      )}
    </>
  );
}
