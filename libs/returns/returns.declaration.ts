import { declareDomain } from '#platform';
import { ledgerImportJob } from './jobs/jobs.js';
import { importEntities } from './store/import-row.js';
import { returnsProblems } from './words/problems.js';

/** What the domain `returns` adds to the program. */
export const returnsDomain = declareDomain({
  name: 'returns',
  problems: returnsProblems,
  auditActions: ['ledger-import.send', 'ledger-import.upload', 'ledger.import'],
  jobs: [ledgerImportJob],
  entities: importEntities,
});
