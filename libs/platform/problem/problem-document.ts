import type { Language } from '../language/language.js';
import type { FieldProblem, FieldWord, Problem, ProblemFacts } from './problem.js';
import { type ProblemCode, wordingOf } from './declared-problems.js';
import { wordProblemCode } from './word-problem.js';

/** Body of the response to every refused or failed request, according to RFC 9457. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors: WordedField[];
  requestId: string;
}

/** The error of one field, with its message in the user's language. */
export interface WordedField {
  path: string;
  code: string;
  message: string;
  accepted: string;
}

const TITLES: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '尚未登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Forbidden' },
  404: { zh: '找不到', en: 'Not found' },
  405: { zh: '方法不支持', en: 'Method not allowed' },
  406: { zh: '格式不支持', en: 'Not acceptable' },
  408: { zh: '请求超时', en: 'Request timeout' },
  409: { zh: '与现状冲突', en: 'Conflict' },
  411: { zh: '缺少长度', en: 'Length required' },
  412: { zh: '内容已变', en: 'Precondition failed' },
  413: { zh: '内容过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '内容类型不支持', en: 'Unsupported media type' },
  422: { zh: '不符合规则', en: 'Against a rule' },
  428: { zh: '缺少前提', en: 'Precondition required' },
  429: { zh: '请求过多', en: 'Too many requests' },
  431: { zh: '请求头过大', en: 'Headers too large' },
  500: { zh: '程序出错', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Unavailable' },
  507: { zh: '存储空间不足', en: 'Insufficient storage' },
};

/**
 * Largest number of field errors in one response. Further errors are reported after the user has
 * corrected these.
 */
export const ERRORS_WORDED_MAX = 20;

/**
 * Converts a problem into the body of the response, in the user's language and with the first
 * {@link ERRORS_WORDED_MAX} field errors.
 */
export function problemDocumentOf(
  problem: Pick<Problem, 'code' | 'facts' | 'errors'>,
  language: Language,
  requestId: string,
): ProblemDocument {
  const { status } = wordingOf(problem.code);
  return {
    type: `/problems/${problem.code}`,
    title: TITLES[status]?.[language] ?? String(status),
    status,
    code: problem.code,
    detail: wordProblemCode(problem.code, { requestId, ...problem.facts }, language),
    errors: problem.errors
      .slice(0, ERRORS_WORDED_MAX)
      .map((error) => wordField(error, problem.facts, language)),
    requestId,
  };
}

const FIELD_WORDS: Readonly<Record<FieldWord, Readonly<Record<Language, string>>>> = {
  FIELD_REQUIRED: { zh: '必须填写', en: 'This field is required' },
};

const wordField = (
  { path, accepted, ...said }: FieldProblem,
  facts: ProblemFacts,
  language: Language,
): WordedField => ({
  path,
  code: said.code,
  accepted: accepted ?? '',
  message: said.message ?? wordCode(said.code, facts, language),
});

const wordCode = (
  code: ProblemCode | FieldWord,
  facts: ProblemFacts,
  language: Language,
): string =>
  code === 'FIELD_REQUIRED' ? FIELD_WORDS[code][language] : wordProblemCode(code, facts, language);
