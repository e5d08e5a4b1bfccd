import { defineProblems } from '#platform/problem';

/** Problems of the domain `procedures`, with their messages in both languages. */
export const proceduresProblems = defineProblems('procedures', {
  PROCEDURE_NOT_ACCEPTED: {
    status: 422,
    zh: '尚未受理，不能办结',
    en: 'It was not accepted yet, so it cannot be done',
  },
  PROCEDURE_STEP_UNKNOWN: {
    status: 422,
    zh: '手续现在不能进行这一步',
    en: 'A procedure in this state does not take that step',
  },
  PROCEDURE_DAY_BEFORE_LAST: {
    status: 422,
    zh: '日期早于上一步',
    en: 'The day is before that of the last step',
  },
  PROCEDURE_NAME_NEEDED: {
    status: 422,
    zh: '请填写手续名称',
    en: 'Name the procedure',
  },
  PROCEDURE_BEFORE_UNKNOWN: {
    status: 422,
    zh: '本项目没有这个前置手续',
    en: 'The project has no such procedure to come before',
  },
  COMPLETION_BEFORE_START: {
    status: 422,
    zh: '日期早于开工（{start}）',
    en: 'The day is before the start of the works ({start})',
  },
  COMPLETION_OUT_OF_ORDER: {
    status: 422,
    zh: '与已登记的其他竣工事项先后不符',
    en: 'The day does not fit those of the other facts of completion',
  },
  PROCEDURE_MOVED_ON: {
    status: 409,
    zh: '该手续刚刚有了新的步骤，请重新查看',
    en: 'Somebody recorded a step of it a moment ago; look again',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    procedures: typeof proceduresProblems;
  }
}
