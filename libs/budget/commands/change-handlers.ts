import { unpackContent } from '../rules/content-json.js';
import { refuseIncomplete } from '../rules/change-request-complete.js';
import type { ChangeRequestContents, ChangeRequestKind } from '../rules/change-request-contents.js';
import { costChangeRequest } from './cost-change-request.js';
import type { ChangeHandler } from './change-handler.js';
import { fundingChangeRequest, specialBondChangeRequest } from './funding-change-request.js';
import { periodFigureChangeRequest, targetChangeRequest } from './membership-change-request.js';
import { yearPlanChangeRequest } from './year-plan-change-request.js';

const changeHandlers: {
  readonly [Kind in ChangeRequestKind]: ChangeHandler<ChangeRequestContents[Kind]>;
} = {
  cost: costChangeRequest,
  'year-plan': yearPlanChangeRequest,
  funding: fundingChangeRequest,
  'special-bond': specialBondChangeRequest,
  'period-figure': periodFigureChangeRequest,
  target: targetChangeRequest,
};

/**
 * Returns the object that checks and stores change requests of a kind. It takes content as stored
 * in the database, so callers need not know the type of content that belongs to the kind.
 */
export function workOf(kind: ChangeRequestKind): ChangeHandler<object> {
  const work = changeHandlers[kind] as ChangeHandler<unknown>;
  return {
    judge: async (context, stored) => {
      refuseIncomplete(kind, stored);
      await work.judge(context, unpackContent(stored));
    },
    post: (context, stored, approval) => work.post(context, unpackContent(stored), approval),
    present: (context, stored) => work.present(context, unpackContent(stored)),
  };
}
