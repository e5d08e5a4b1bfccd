import type { workbook as zh } from '../zh/workbook.js';

/** English texts about a month as a workbook. */
export const workbook: typeof zh = {
  title: 'Report in Excel',
  intro:
    'Download the workbook of this organisation and month, fill it in, rehearse it, and import it as drafts; confirm and submit on this page.',
  download: 'Download the workbook (.xlsx)',
  file: 'Workbook that is filled in',
  rehearse: 'Rehearse',
  save: 'Import as drafts',
  wouldSave: 'It can be read: drafts of {{count}} projects would be saved; nothing is saved yet. ',
  saved: 'Drafts of {{count}} projects are saved. ',
  unchanged: '{{count}} others are as they were.',
  parts: ': {{parts}}',
  corrects: ' (corrects an approved month)',
};
