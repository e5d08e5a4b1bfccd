import type { Words } from '../zh/index.js';

export const verification: Words['verification'] = {
  title: 'Ledger verification',
  proves:
    'A verification walks every project from its first entry, computes each hash anew, and holds the result against every signed checkpoint that is kept and all running totals; when all agree, no entry up to the newest checkpoint was changed, removed, put in or reordered.',
  provesNot:
    'It does not prove that what was entered is true, nor anything about entries after the checkpoint until the next one.',
  runs: 'Runs',
  runsCaption: 'Latest runs, the newest first; one is made every night',
  runsEmpty: 'None has been made yet. You can make one now.',
  runNow: 'Verify now',
  ranGood: 'Verified: {{projects}} projects, {{entries}} entries, all in order.',
  ranBad:
    'Verified: {{projects}} projects, {{entries}} entries, not in order: {{flaws}}. The first stands below.',
  finishedAt: 'Finished',
  outcome: 'Outcome',
  good: 'all in order',
  bad: 'not in order: {{flaws}}',
  first: 'First finding',
  flawOther: 'The ledger does not verify; see the contradictions below',
  atEntry: 'entry {{sequence}}',
  projects: 'Projects',
  entries: 'Entries',
  how: 'Made by',
  against: 'Held against checkpoint (SHA-256)',
  againstNone: 'there was no checkpoint yet',
  flaw: {
    missing: 'Entry {{at}} is missing; the next one is {{next}}',
    predecessor: 'The entry does not follow the one before it',
    changed: 'The content of the entry was changed',
    version: 'The version of the entry is wrong',
    unit: 'The organisation is not the one of the project',
    rewritten:
      'The entries up to here are not those of the signed checkpoint; they may have been rewritten',
    cut: 'The checkpoint knows {{knows}} entries, there are only {{ends}} now',
    head: 'The end of the ledger is not its last entry',
    total: 'A running total is not the sum of its entries',
    signature: 'The signature of the checkpoint is wrong: it or its key was tampered with',
  },
  contradictions: 'Contradictions of the ledger (to be looked into)',
  contradictionsWhat:
    'Each stands here from when it was found until an auditor closes it with a reason; a later clean verification does not make it go away. No checkpoint is signed while one is open.',
  contradictionsCaption: 'What was found, the newest first',
  contradictionsEmpty: 'Nothing was found.',
  since: 'Found',
  state: 'State',
  open: 'To be looked into',
  closed: 'Closed',
  what: 'What',
  closure: 'Closed because',
  close: 'Close',
  closeTitle: 'Close this contradiction',
  closeWhat:
    'Close it when its cause is known. Checkpoints are signed again then; it stays here for ever, with the reason.',
  closeReason: 'What was found out, and what was done',
  theProject: 'The project',
  checkpointOf: 'checkpoint of {{day}}',
  banner: 'The ledger does not verify (to be looked into): {{count}}',
  bannerWhat: 'Figures that rest on it are not settled until it has been looked into.',
  logBanner: 'The audit log does not verify (to be looked into): {{count}}',
  logBannerWhat: 'This stands until an auditor closes it with a reason.',
  bannerLink: 'Look into it',
  allWitnessed: 'A checkpoint vouches for every entry.',
  unwitnessed:
    'No checkpoint vouches yet for {{count}} entries; the first of them was recorded at {{since}}.',
  makeCheckpoint: 'Sign a checkpoint now',
  madeCheckpoint:
    'A checkpoint was signed and mailed to every auditor. SHA-256 of the file: {{sha256}}',
  withFile: 'Verify against a checkpoint file',
  digests: 'Signed checkpoints',
  digestsCaption:
    'One a day and whenever one is asked for, the newest first; also sent to every auditor by mail',
  digestsEmpty: 'There is no checkpoint yet. One is made each day after half past midnight.',
  digestsForAuditors:
    'A checkpoint holds the sums of every project: only an auditor of the whole city can read it. Its signature and key can be checked by anybody.',
  day: 'Day',
  file: 'File',
  download: 'Download',
  downloadOf: 'Download the checkpoint of {{day}}, as of {{asOf}}',
  asOf: 'As of',
  sha256: 'SHA-256 of the file',
  byHand: 'Check a checkpoint without this program',
  byHandHow:
    'Download the checkpoint, save the public key that was noted when this system was taken over as known-public.pem, and run this on any machine with jq and openssl:',
  byProgram:
    'With the database or an export at hand, hold the entries of every project against the checkpoint:',
  key: 'Public key ({{algorithm}})',
  keySha256: 'SHA-256 of its text:',
  keyHint:
    'Compare it with the one that was noted then, not with the one inside the checkpoint: anybody can make a pair of keys.',
};
