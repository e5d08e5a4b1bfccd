/**
 * Names of the failpoints of this library: places in the code at which a killed process would leave
 * the evaluation, a digest or a message unfinished. A test kills a process at each of them.
 */
export const ALERT_FAILURE_POINTS = [
  'evaluate.begin',
  'evaluate.commit',
  'evaluate.done',
  'digest.compose',
  'digest.commit',
  'digest.composed',
  'message.claim',
  'message.claimed',
  'message.posted',
  'message.note',
  'message.noted',
  'scan.take',
  'scan.taken',
  'scan.evaluated',
  'scan.returns',
  'scan.told',
  'scan.finish',
  'scan.finished',
] as const;
