import { unpackContent } from '../rules/content-json.js';
import { refuseIncomplete } from '../rules/change-request-complete.js';
import type { ChangeRequestContents, ChangeRequestKind } from '../rules/change-request-contents.js';
import { costChangeRequest } from './cost-change-request.js';
import { fundingChangeRequest, specialBondChangeRequest } from './funding-change-request.js';
import { periodFigureChangeRequest, targetChangeRequest } from './membership-change-request.js';
import type { MoneyKind } from './money-kind.js';
import { yearPlanChangeRequest } from './year-plan-change-request.js';

const moneyKinds: {
  readonly [Kind in ChangeRequestKind]: MoneyKind<ChangeRequestContents[Kind]>;
} = {
  cost: costChangeRequest,
  'year-plan': yearPlanChangeRequest,
  funding: fundingChangeRequest,
  'special-bond': specialBondChangeRequest,
  'period-figure': periodFigureChangeRequest,
  target: targetChangeRequest,
};

/**
 * Returns the rules of a kind of change request. They take content as stored in the database, so
 * callers need not know the type of content that belongs to the kind.
 */
export function moneyKind(kind: ChangeRequestKind): MoneyKind<object> {
  const rules = moneyKinds[kind] as MoneyKind<unknown>;
  return {
    check: async (context, stored) => {
      refuseIncomplete(kind, stored);
      await rules.check(context, unpackContent(stored));
    },
    post: (context, stored, approval) => rules.post(context, unpackContent(stored), approval),
    present: (context, stored) => rules.present(context, unpackContent(stored)),
  };
}
