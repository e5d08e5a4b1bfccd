import type { charts as zh } from '../zh/charts.js';

/** English texts of charts. */
export const charts: typeof zh = {
  table: 'Table of figures',
  empty: 'There are no figures to draw.',
  failed: 'The chart could not be loaded; its figures are in the table below.',
  notSaved: 'The picture could not be saved.',
  label: 'Chart: {{title}}. {{series}}; {{from}} to {{to}}. The figures are in the table below it.',
  save: { svg: 'Save as SVG', png: 'Save as PNG' },
};
