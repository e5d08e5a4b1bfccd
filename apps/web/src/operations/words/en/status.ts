export const status = {
  title: 'Status',
  caption: 'How each part of the program is doing',
  part: 'Part',
  state: 'State',
  why: 'Why',
  signs: 'Signs',
  version: 'The server runs version {{version}}.',
  refreshed: 'Asked again every 15 seconds, last at {{at}}',
  overallOk: 'Every part is well',
  overallBad: 'A part is degraded; the table says why',
};
