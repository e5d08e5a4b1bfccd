import type { Language } from '#platform';
import type { GreenCondition } from '../rules/verdict.js';
import { wordAmount } from './amount.js';

/** What would end an alert, as a sentence. */
export function wordCondition(condition: GreenCondition, language: Language): string {
  const zh = language === 'zh';
  switch (condition.what) {
    case 'milestone-met': return zh ? '登记该节点的完成日期' : 'The milestone is marked met';
    case 'forecast-on-or-after': return zh ? `将预计日期调整到 ${condition.on} 或以后，并说明原因` : `Its forecast moves to ${condition.on} or later, with an explanation`;
    case 'total-within': return zh ? `累计完成投资与支付均不超过 ${wordAmount(condition.amountFen, 'zh')}` : `Completed and paid are each at most ${wordAmount(condition.amountFen, 'en')}`;
    case 'plan-period-within': return zh ? `规划期内完成投资不超过 ${wordAmount(condition.amountFen, 'zh')}` : `Completed in the plan period is at most ${wordAmount(condition.amountFen, 'en')}`;
    case 'total-known': return zh ? '录入总投资' : 'The total investment is recorded';
    case 'plan-period-known': return zh ? '录入规划期投资' : 'The investment planned for the period is recorded';
  }
}
