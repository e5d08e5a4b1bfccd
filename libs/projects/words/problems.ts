import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `projects`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const projectsProblems = defineProblems('projects', {
  PROJECT_CODE_TAKEN: {
    status: 409,
    zh: '项目代码 {code} 已属于某个项目',
    en: 'The project code {code} names a project already',
  },
  HAND_OVER_TO_SAME_UNIT: {
    status: 422,
    zh: '项目已属于该单位',
    en: 'A project already belongs to that organisation',
  },
  LISTED_TWICE: {
    status: 422,
    zh: '清单中重复：前面已有同一单位的同名项目或同一代码',
    en: 'This stands in the list twice: a project of the same organisation and name, or the same code, came before',
  },
  PARENT_BELOW_ITSELF: {
    status: 422,
    zh: '项目不能是自己或其子项的组成部分',
    en: 'A project cannot be part of itself or of one of its own parts',
  },
  PARENT_UNKNOWN: { status: 422, zh: '没有这个上级项目', en: 'There is no such parent project' },
  PARENT_NEEDED: { status: 422, zh: '请选择上级项目', en: 'Choose the parent project' },
  STAGE_NEEDED: {
    status: 422,
    zh: '填写了阶段起始日，还须填写阶段',
    en: 'A day since when the stage holds needs the stage',
  },
  PLAN_ITEM_UNKNOWN: { status: 422, zh: '规划中没有这个条目', en: 'No plan has such an item' },
  NAMED_TWICE: { status: 422, zh: '重复填写', en: 'This is named twice' },
  PROJECT_CODE_UNREADABLE: {
    status: 422,
    zh: '不是合法的项目代码',
    en: 'That is not a project code',
  },
  SPEND_ABOVE_TOTAL: {
    status: 422,
    zh: '规划期投资不能超过总投资',
    en: 'The investment of the plan period cannot be more than the total',
  },
  LOCATION_SHAPE: {
    status: 422,
    zh: '坐标个数与位置类型不符：点 1 个，线至少 2 个，面至少 3 个',
    en: 'The number of positions does not fit: a point has 1, a line at least 2, an area at least 3',
  },
  COORDINATES_SWAPPED: {
    status: 422,
    zh: '经纬度写反了：经度在前，纬度在后',
    en: 'Longitude and latitude are swapped: longitude comes first',
  },
  COORDINATES_OUTSIDE: {
    status: 422,
    zh: '坐标不在中国范围内',
    en: 'The position does not lie in China',
  },
  STAGE_MOVE_UNKNOWN: {
    status: 422,
    zh: '项目不能从现阶段转入该阶段',
    en: 'A project does not go from its present stage to that one',
  },
  STAGE_RECORDED: {
    status: 422,
    zh: '项目已登记阶段，请逐个变更阶段',
    en: 'The project has a stage already: move it by itself',
  },
  STAGE_DAY_BEFORE_LAST: {
    status: 422,
    zh: '日期早于上一次阶段变更',
    en: 'The day is before the last change of stage',
  },
  TRANSFER_DAY_BEFORE_LAST: {
    status: 422,
    zh: '日期早于上一次移交',
    en: 'The day is before the last transfer',
  },
  NOTHING_CHANGED: {
    status: 422,
    zh: '没有任何改动',
    en: 'Nothing would change',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    projects: typeof projectsProblems;
  }
}
