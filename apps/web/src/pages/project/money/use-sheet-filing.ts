import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SheetFiling, type SheetHalf, useSaveSheet } from './use-save-sheet.js';

/** Saves the years of a sheet and reports which were saved. `onSaved` is called for each of them. */
export function useSheetFiling(projectId: string, onSaved: (year: number) => void) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<string | null>(null);
  const { pending, refused, saveAll, keepAll } = useSaveSheet(projectId);
  const say = (word: 'submitted' | 'saved' | 'kept', years: readonly { year: number }[]): void =>
    setSaid(
      t(`budget.sheet.${word}`, { years: years.map(({ year }) => year).join(t('budget.comma')) }),
    );
  const save = (filings: readonly SheetFiling[], andSubmit: boolean): void => {
    void saveAll(filings, { andSubmit, onSaved }).then((all) => {
      if (all) say(andSubmit ? 'submitted' : 'saved', filings);
    });
  };
  const keep = (halves: readonly SheetHalf[]): void => {
    void keepAll(halves, onSaved).then((all) => {
      if (all) say('kept', halves);
    });
  };
  return { said, clearSaid: () => setSaid(null), saving: { pending, refused }, save, keep };
}
