import { defineProblems } from '#platform/problem';

/** Problems of the domain `views`, with their messages in both languages. */
export const viewsProblems = defineProblems('views', {
  VIEW_NAME_TAKEN: {
    status: 409,
    zh: '您在这个页面已有名为“{name}”的视图，请换一个名称，或先删除原来的视图',
    en: 'You have a view named {name} on this page already; choose another name, or delete that view first',
  },
  VIEWS_FULL: {
    status: 409,
    zh: '每人最多可保存 {most} 个视图，请先删除不用的',
    en: 'A person keeps at most {most} views; delete one first',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    views: typeof viewsProblems;
  }
}
