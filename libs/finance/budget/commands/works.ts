import { unpackContent } from '../rules/content-json.js';
import { refuseIncomplete } from '../rules/filing-complete.js';
import type { FilingContents, FilingKind } from '../rules/filing-contents.js';
import { costFiling } from './cost-filing.js';
import type { FilingWork } from './filing-work.js';
import { fundingFiling, specialBondFiling } from './funding-filing.js';
import { periodFigureFiling, targetFiling } from './membership-filing.js';
import { yearPlanFiling } from './year-plan-filing.js';

const works: { readonly [Kind in FilingKind]: FilingWork<FilingContents[Kind]> } = {
  cost: costFiling,
  'year-plan': yearPlanFiling,
  funding: fundingFiling,
  'special-bond': specialBondFiling,
  'period-figure': periodFigureFiling,
  target: targetFiling,
};

/**
 * The change handler of a kind, typed for content as stored, so that callers need not know the
 * kind.
 */
export function workOf(kind: FilingKind): FilingWork<object> {
  const work = works[kind] as FilingWork<unknown>;
  return {
    judge: async (context, stored) => {
      refuseIncomplete(kind, stored);
      await work.judge(context, unpackContent(stored));
    },
    post: (context, stored, approval) => work.post(context, unpackContent(stored), approval),
    present: (context, stored) => work.present(context, unpackContent(stored)),
  };
}
