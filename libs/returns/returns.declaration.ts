import { declareDomain } from '#platform/declarations';
import { returnsPermissions } from './permissions.js';
import { ledgerImportJob } from './jobs/jobs.js';
import { importEntities } from './store/import-row.js';
import { ProjectReturnRow } from './store/return-row.js';
import { returnsProblems } from './words/problems.js';
import { returnsListWords } from './words/list-words.js';

/** Description of the domain `returns` with everything that it adds to the program. */
export const returnsDomain = declareDomain({
  name: 'returns',
  permissions: returnsPermissions,
  problems: returnsProblems,
  auditActions: [
    'ledger-import.send',
    'ledger-import.upload',
    'ledger.import',
    'return.save',
    'return.submit',
    'return.workbook',
  ],
  jobs: [ledgerImportJob],
  entities: [...importEntities, ProjectReturnRow],
  listWords: returnsListWords,
});
