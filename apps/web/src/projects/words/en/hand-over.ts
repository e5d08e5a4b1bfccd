export const handOver = {
  open: 'Transfer',
  title: 'Transfer the project “{{name}}”',
  titleMany: 'Hand {{count}} projects over',
  chosen: 'The {{count}} projects that go',
  noUnit:
    'There is no organisation to take them: only somebody who manages both organisations transfers.',
  toUnit: 'To which organisation',
  reason: 'Reason',
  hint: 'From then on that organisation records progress and money; milestones, entries and alerts go along, and the record keeps who did it.',
  done: 'Transferred to {{unit}}.',
};
