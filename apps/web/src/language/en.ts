import type { Words } from './zh.js';
import { en as alerts } from '../alerts/words/en/index.js';
import { en as approvals } from '../approvals/words/en/index.js';
import { en as audit } from '../audit/words/en/index.js';
import { en as budget } from '../budget/words/en/index.js';
import { en as contracts } from '../contracts/words/en/index.js';
import { en as disclosure } from '../disclosure/words/en/index.js';
import { en as documents } from '../documents/words/en/index.js';
import { en as identity } from '../identity/words/en/index.js';
import { en as ledger } from '../ledger/words/en/index.js';
import { en as milestones } from '../milestones/words/en/index.js';
import { en as operations } from '../operations/words/en/index.js';
import { en as overview } from '../overview/words/en/index.js';
import { en as meetings } from '../meetings/words/en/index.js';
import { en as papers } from '../papers/words/en/index.js';
import { en as plan } from '../plan/words/en/index.js';
import { en as procedures } from '../procedures/words/en/index.js';
import { en as projects } from '../projects/words/en/index.js';
import { en as ratings } from '../ratings/words/en/index.js';
import { en as reconciliation } from '../reconciliation/words/en/index.js';
import { en as reports } from '../reports/words/en/index.js';
import { en as returns } from '../returns/words/en/index.js';
import { en as search } from '../search/words/en/index.js';
import { en as supervision } from '../supervision/words/en/index.js';
import { en as ui } from '../ui/words/en/index.js';

/** All texts of the app in English, from the folders of the pages that show them. */
export const en: Words = {
  ...alerts.words,
  ...approvals.words,
  ...audit.words,
  ...budget.words,
  ...contracts.words,
  ...disclosure.words,
  ...documents.words,
  ...identity.words,
  ...ledger.words,
  ...milestones.words,
  ...operations.words,
  ...overview.words,
  ...meetings.words,
  ...papers.words,
  ...plan.words,
  ...procedures.words,
  ...projects.words,
  ...ratings.words,
  ...reconciliation.words,
  ...reports.words,
  ...returns.words,
  ...search.words,
  ...supervision.words,
  ...ui.words,
  code: {
    ...alerts.code,
    ...approvals.code,
    ...audit.code,
    ...budget.code,
    ...contracts.code,
    ...disclosure.code,
    ...documents.code,
    ...identity.code,
    ...ledger.code,
    ...milestones.code,
    ...operations.code,
    ...overview.code,
    ...meetings.code,
    ...papers.code,
    ...plan.code,
    ...procedures.code,
    ...projects.code,
    ...ratings.code,
    ...reconciliation.code,
    ...reports.code,
    ...returns.code,
    ...search.code,
    ...supervision.code,
    ...ui.code,
  },
};
