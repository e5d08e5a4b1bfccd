import { declareDomain } from '#platform/declarations';
import { ledgerPermissions } from './permissions.js';
import { verifyLedgerJob } from './jobs/jobs.js';
import { ledgerEntities } from './store/entry-row.js';
import { ledgerProblems } from './words/problems.js';
import { ledgerListWords } from './words/list-words.js';

/** Description of the domain `ledger` with everything that it adds to the program. */
export const ledgerDomain = declareDomain({
  name: 'ledger',
  permissions: ledgerPermissions,
  problems: ledgerProblems,
  auditActions: [
    'audit.verify',
    'ledger-contradiction.close',
    'ledger-contradiction.raise',
    'ledger-digest.make',
    'ledger.correct',
    'ledger.post',
    'ledger.recover',
    'ledger.reverse',
    'ledger.undo',
    'ledger.verify',
  ],
  jobs: [verifyLedgerJob],
  entities: ledgerEntities,
  settings: ['LEDGER_KEY_FILE', 'CHECKPOINT_DIR'],
  listWords: ledgerListWords,
});
