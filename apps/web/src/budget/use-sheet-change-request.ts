import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SheetChangeRequest, type SheetHalf, useSaveSheet } from './use-save-sheet.js';

/**
 * Saves the years of an editable table as change requests, and provides a message about the saved
 * years. `onSaved` is called for each year.
 */
export function useSheetChangeRequest(projectId: string, onSaved: (year: number) => void) {
  const { t } = useTranslation();
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const { pending, refused, saveAll, keepAll } = useSaveSheet(projectId);
  const say = (word: 'submitted' | 'saved' | 'kept', years: readonly { year: number }[]): void =>
    setStatusMessage(
      t(`budget.sheet.${word}`, { years: years.map(({ year }) => year).join(t('budget.comma')) }),
    );
  const save = (changeRequests: readonly SheetChangeRequest[], andSubmit: boolean): void => {
    void saveAll(changeRequests, { andSubmit, onSaved }).then((all) => {
      if (all) say(andSubmit ? 'submitted' : 'saved', changeRequests);
    });
  };
  const keep = (halves: readonly SheetHalf[]): void => {
    void keepAll(halves, onSaved).then((all) => {
      if (all) say('kept', halves);
    });
  };
  return {
    said: statusMessage,
    clearSaid: () => setStatusMessage(null),
    saving: { pending, refused },
    save,
    keep,
  };
}
