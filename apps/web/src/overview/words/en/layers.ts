/**
 * English texts of the comparison of spending with the approved total, the year plan and the plan
 * period.
 */
export const layers = {
  title: 'Three layers',
  intro:
    'Completed investment against the total (the approved estimate), the year plan and the plan period. To be above means something else in each of them, so each is evaluated by itself.',
  caption: 'Projects against the three layers, flagships first',
  level: 'Result',
  layer: 'Which layer',
  ceiling: 'Ceiling',
  why: 'What it rests on',
  openWhy: 'What it rests on: {{layer}}, {{name}}',
  whyOf: '{{layer}}: {{name}}',
  turnsGreen: 'What would turn it green (any of these)',
  rule: 'Rule',
  noRule: 'No rule gave a result',
  sums: 'Sums',
  sumTotal: 'Totals together',
  sumPeriod: 'Plan period together',
  covers: 'What the sums cover',
  projects: '{{count}} projects',
  allUnits: 'all organisations',
  ofUnits: 'organisations: {{units}}',
  known: '{{known}} of {{of}} known',
  inside: '{{count}} more lie inside a parent and are not counted again',
  levelsLeftOut: 'The sums do not follow the result chosen above',
  ofProject: 'Lights',
  notEvaluated: 'Not evaluated yet; the lights appear shortly.',
  openAlert: 'Open the alert',
};
