import { zh as alerts } from '../alerts/words/zh/index.js';
import { zh as approvals } from '../approvals/words/zh/index.js';
import { zh as audit } from '../audit/words/zh/index.js';
import { zh as budget } from '../budget/words/zh/index.js';
import { zh as contracts } from '../contracts/words/zh/index.js';
import { zh as disclosure } from '../disclosure/words/zh/index.js';
import { zh as documents } from '../documents/words/zh/index.js';
import { zh as identity } from '../identity/words/zh/index.js';
import { zh as ledger } from '../ledger/words/zh/index.js';
import { zh as milestones } from '../milestones/words/zh/index.js';
import { zh as operations } from '../operations/words/zh/index.js';
import { zh as overview } from '../overview/words/zh/index.js';
import { zh as meetings } from '../meetings/words/zh/index.js';
import { zh as papers } from '../papers/words/zh/index.js';
import { zh as plan } from '../plan/words/zh/index.js';
import { zh as procedures } from '../procedures/words/zh/index.js';
import { zh as projects } from '../projects/words/zh/index.js';
import { zh as ratings } from '../ratings/words/zh/index.js';
import { zh as reconciliation } from '../reconciliation/words/zh/index.js';
import { zh as reports } from '../reports/words/zh/index.js';
import { zh as returns } from '../returns/words/zh/index.js';
import { zh as search } from '../search/words/zh/index.js';
import { zh as supervision } from '../supervision/words/zh/index.js';
import { zh as ui } from '../ui/words/zh/index.js';

/**
 * All texts of the app in Chinese, from the folders of the pages that show them. Other languages
 * have the same keys.
 */
export const zh = {
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

/** Structure of the texts: every language has to define the same keys. */
export type Words = typeof zh;
