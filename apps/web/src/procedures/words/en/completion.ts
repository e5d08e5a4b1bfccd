/** English texts about the completion of a project. */
export const completion = {
  title: 'Completion',
  caption: 'The six facts of completion, each with its day and document',
  fact: 'Fact',
  on: 'Day',
  document: 'Document',
  documentOptional: 'Document (number or name, optional)',
  recordedBy: 'Recorded by',
  notYet: 'not recorded',
  noDocument: 'no document named',
  record: 'Record a fact',
  recorded: 'Recorded: {{fact}} on {{day}}.',
  correctHint: 'A fact that is recorded again is corrected; the former record stays.',
  due: 'The final account is due on {{day}} (three months from {{since}}).',
  late: 'The final account is late; it was due on {{day}}.',
  filed: 'The final account was filed on {{day}}; it was due on {{due}}.',
  filedLate: 'The final account was filed on {{day}}, after {{due}}, when it was due.',
};
