/** Languages the program speaks; Chinese unless asked otherwise. */
export type Language = 'zh' | 'en';

interface Wording { status: number; zh: string; en: string }

/** The one table that turns a refusal's code into HTTP and into words. `{name}` stands for a fact of the refusal. */
export const refusals = {
  BODY_MALFORMED: { status: 400, zh: '请求内容不是合法的 JSON', en: 'The request body is not valid JSON' },
  REQUEST_MALFORMED: { status: 400, zh: '请求地址或请求头不合法', en: 'The address or a header of the request cannot be read' },
  BODY_TOO_LARGE: { status: 413, zh: '请求内容超过 {limit} 字节', en: 'The request body is larger than {limit} bytes' },
  MEDIA_TYPE: { status: 415, zh: '请以 application/json 提交', en: 'Send the body as application/json' },
  VALIDATION_FAILED: { status: 400, zh: '有字段不符合要求', en: 'Some fields cannot be accepted' },
  CURSOR_INVALID: { status: 400, zh: '翻页游标无效，请从第一页开始', en: 'The cursor is not one of ours; start from the first page' },
  NOT_FOUND: { status: 404, zh: '找不到该记录', en: 'There is no such record' },
  ROUTE_NOT_FOUND: { status: 404, zh: '没有这个地址', en: 'There is no such address' },
  METHOD_NOT_ALLOWED: { status: 405, zh: '该地址不支持此方法', en: 'This address does not take that method' },
  NOT_SIGNED_IN: { status: 401, zh: '请先登录', en: 'Sign in first' },
  SIGN_IN_FAILED: { status: 401, zh: '邮箱或密码不正确', en: 'The e-mail or the password is wrong' },
  TOO_MANY_ATTEMPTS: { status: 429, zh: '尝试次数过多，请在 {seconds} 秒后再试', en: 'Too many attempts; try again in {seconds} seconds' },
  CSRF_TOKEN_WRONG: { status: 403, zh: '缺少或错误的 X-CSRF-Token，请刷新页面后重试', en: 'X-CSRF-Token is missing or wrong; reload the page and try again' },
  FORBIDDEN: { status: 403, zh: '您的角色无权进行此操作', en: 'Your role may not do this' },
  IF_MATCH_REQUIRED: { status: 428, zh: '修改时必须带 If-Match（取自读取时的 ETag）', en: 'An edit needs If-Match, taken from the ETag of the read' },
  EDIT_STALE: { status: 412, zh: '记录已被他人修改，请重新读取后再改', en: 'The record has changed since you read it; read it again' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, zh: '同一 Idempotency-Key 已用于另一内容', en: 'This Idempotency-Key was already used with another body' },
  IDEMPOTENCY_KEY_INVALID: { status: 400, zh: 'Idempotency-Key 须为 1–200 个可见 ASCII 字符', en: 'Idempotency-Key must be 1–200 printable ASCII characters' },
  EXPLANATION_REQUIRED: { status: 422, zh: '调整预计日期必须说明原因', en: 'A change of forecast needs an explanation' },
  DAY_IN_FUTURE: { status: 422, zh: '完成日期不能晚于今天（{today}）', en: 'The day of completion cannot be after today ({today})' },
  MILESTONE_ALREADY_MET: { status: 422, zh: '该节点已于 {metOn} 完成，不能再调整预计日期', en: 'This milestone was met on {metOn}; its forecast can no longer change' },
  MONTH_IN_FUTURE: { status: 422, zh: '月份 {month} 晚于本月', en: 'The month {month} is after the present one' },
  EFFECTIVE_DAY_OUTSIDE_MONTH: { status: 422, zh: '发生日期须在月份 {month} 之内且不晚于今天', en: 'The effective day must lie in {month} and not after today' },
  FUNDING_SOURCE_REQUIRED: { status: 422, zh: '资金到位与支付必须注明资金来源', en: 'Funds in place and payments need a funding source' },
  ENTRY_IS_A_REVERSAL: { status: 422, zh: '冲销分录不能再被冲销', en: 'A reversal cannot be reversed' },
  ENTRY_ALREADY_REVERSED: { status: 409, zh: '该分录已被冲销', en: 'This entry has already been reversed' },
  ALERT_NOT_OPEN: { status: 409, zh: '该预警已不在待处理状态', en: 'This alert is no longer open' },
  COMMITTED_DAY_IN_PAST: { status: 422, zh: '承诺日期不能早于今天（{today}）', en: 'The committed day cannot be before today ({today})' },
  KNOWN_AT_IN_FUTURE: { status: 400, zh: 'knownAt 不能晚于现在', en: 'knownAt cannot be in the future' },
  NOT_ACCEPTABLE: { status: 406, zh: '不支持的格式，可用：{accepted}', en: 'That format is not available; use one of {accepted}' },
  SERVICE_UNAVAILABLE: { status: 503, zh: '数据库暂时不可用，请稍后再试', en: 'The database is not available at the moment; try again shortly' },
  INTERNAL: { status: 500, zh: '程序出错，已记录，请求编号 {requestId}', en: 'Something went wrong and was logged under request {requestId}' },
} as const satisfies Record<string, Wording>;

/** A reason for which the program says no. */
export type RefusalCode = keyof typeof refusals;

/** The refusal's sentence in a language, its facts filled in. */
export function wordRefusal(code: RefusalCode, facts: Readonly<Record<string, string | number>>, language: Language): string {
  return refusals[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}
