import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `milestones`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const milestonesProblems = defineProblems('milestones', {
  DAY_IN_FUTURE: {
    status: 422,
    zh: '完成日期不能晚于今天（{today}）',
    en: 'The day of completion cannot be after today ({today})',
  },
  DAY_BEFORE_START: {
    status: 422,
    zh: '完成日期不能早于起始日期（{startOn}）',
    en: 'The day of completion cannot be before the start ({startOn})',
  },
  VALUE_WITHOUT_TARGET: {
    status: 422,
    zh: '该节点不是规划目标，没有可登记的达成值',
    en: 'This milestone stands for no target of the plan, so no value is reached with it',
  },
  VALUE_BEFORE_MET: {
    status: 422,
    zh: '登记达成值时须同时登记完成日期',
    en: 'A value is reached only on a day of completion',
  },
  MILESTONE_DROPPED: {
    status: 409,
    zh: '该节点已按“规划误读”撤销，不能再改动',
    en: 'This milestone was dropped as wrongly read and can no longer change',
  },
  NOT_DERIVED: {
    status: 409,
    zh: '该节点的日期已有人确认，请在项目页面调整',
    en: 'A person has already confirmed this day; change it on the page of the project',
  },
  NOT_PART_OF_ANSWER: {
    status: 422,
    zh: '所选的答复不含此项',
    en: 'This field does not belong to the chosen answer',
  },
  OPEN_DAY_PASSED: {
    status: 422,
    zh: '仍未完成的，预计日期不能早于今天（{today}）',
    en: 'What is still open cannot be expected before today ({today})',
  },
  DECIDED_ALONE: {
    status: 422,
    zh: '该日期的调整须经上级审定，不能与其他改动一并提交',
    en: 'This day is decided by the level above and cannot be sent together with other changes',
  },
  WEIGHTS_ABOVE_WHOLE: {
    status: 422,
    zh: '项目各节点权重合计不能超过 100 %（尚余 {left} %）',
    en: 'The weights of the milestones of a project cannot exceed 100 % ({left} % are left)',
  },
  OWNER_UNKNOWN: {
    status: 422,
    zh: '责任人不存在或账号已停用',
    en: 'The owner is nobody known, or the account is closed',
  },
  ANSWERED_TWICE: {
    status: 422,
    zh: '同一节点在一次提交中出现了两次',
    en: 'The same milestone stands in the request twice',
  },
  PREDECESSOR_UNKNOWN: {
    status: 422,
    zh: '紧前节点须是本项目现有的节点，不能选其他项目的节点',
    en: 'A predecessor must be a milestone of the same project; one of another project is refused',
  },
  PREDECESSOR_CYCLE: {
    status: 422,
    zh: '紧前关系首尾相接，成了环：{path}',
    en: 'The predecessors would form a cycle: {path}',
  },
  NOTHING_TO_CHANGE: {
    status: 400,
    zh: '没有改动任何内容',
    en: 'Nothing would change',
  },
  EXPLANATION_REQUIRED: {
    status: 422,
    zh: '调整预计日期必须说明原因',
    en: 'A change of forecast needs an explanation',
  },
  MILESTONE_ALREADY_MET: {
    status: 422,
    zh: '该节点已于 {metOn} 完成，不能再调整预计日期',
    en: 'This milestone was met on {metOn}; its forecast can no longer change',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    milestones: typeof milestonesProblems;
  }
}
