import type { ProjectKind, ProjectScope, Stage, Tier } from '#projects';
import { plainWord } from '#returns';

const spelled = <Code extends string>(
  words: Readonly<Record<Code, readonly string[]>>,
): ReadonlyMap<string, Code> =>
  new Map(
    (Object.entries(words) as [Code, readonly string[]][]).flatMap(([code, names]) =>
      names.map((name): [string, Code] => [plainWord(name), code]),
    ),
  );

/** How offices write the stages of projects. */
export const STAGE_SPELLINGS = spelled<Stage>({
  proposed: ['谋划', '储备', '谋划储备', '策划'],
  preparation: ['前期', '前期工作', '前期阶段', '未开工', '拟建', '计划新开工'],
  construction: ['在建', '续建', '建设中', '已开工', '开工', '新开工', '新建'],
  completed: ['建成', '完工', '已完工', '竣工', '投产', '建成投产', '计划建成'],
  'final-account': ['决算'],
  evaluated: ['后评价'],
  deferred: ['缓建'],
  suspended: ['停建', '停工', '暂停'],
  cancelled: ['终止', '取消', '退出'],
});

export const KIND_WORDS = spelled<ProjectKind>({
  investment: ['投资项目', '建设项目', '投资'],
  programme: ['行动', '行动计划', '专项行动'],
  reform: ['改革', '改革事项'],
  'spatial-guidance': ['空间引导'],
});

export const TIER_WORDS = spelled<Tier>({
  flagship: ['标志性', '标志性项目', '重大标志性'],
  standard: ['一般', '普通'],
});

export const SCOPE_WORDS = spelled<ProjectScope>({
  'whole-line': ['全线'],
  'hangzhou-section': ['杭州段'],
  'not-stated': ['未说明'],
});

export const APPROVAL_WORDS = spelled<'approval' | 'verification' | 'filing'>({
  approval: ['审批'],
  verification: ['核准'],
  filing: ['备案'],
});
