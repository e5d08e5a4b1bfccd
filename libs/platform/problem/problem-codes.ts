import type { Language } from './language.js';
import { wordAmount } from './word-amount.js';
import { wordFact } from './word-fact.js';

interface Wording {
  status: number;
  zh: string;
  en: string;
}

/**
 * HTTP status and message of every problem code, in Chinese and English. `{name}` is replaced by a
 * value of the problem. Values whose name ends in `Fen` are amounts and are formatted as such.
 */
export const problems = {
  BODY_MALFORMED: {
    status: 400,
    zh: '请求内容不是合法的 JSON',
    en: 'The request body is not valid JSON',
  },
  REQUEST_MALFORMED: {
    status: 400,
    zh: '请求地址或请求头不合法',
    en: 'The address or a header of the request cannot be read',
  },
  BODY_TOO_LARGE: {
    status: 413,
    zh: '请求内容超过 {limit} 字节',
    en: 'The request body is larger than {limit} bytes',
  },
  BODY_TOO_DEEP: {
    status: 400,
    zh: '请求内容的嵌套超过 {limit} 层',
    en: 'The request body is nested more than {limit} levels deep',
  },
  BODY_OBJECT_TOO_WIDE: {
    status: 413,
    zh: '请求内容中有对象的字段超过 {limit} 个',
    en: 'An object of the request body has more than {limit} fields',
  },
  BODY_VALUES_TOO_MANY: {
    status: 413,
    zh: '请求内容中的值超过 {limit} 个',
    en: 'The request body holds more than {limit} values',
  },
  BODY_TEXT_TOO_LONG: {
    status: 413,
    zh: '请求内容中有文字超过 {limit} 字节',
    en: 'A text of the request body is longer than {limit} bytes',
  },
  BODY_LENGTH_REQUIRED: {
    status: 411,
    zh: '上传须注明 Content-Length',
    en: 'An upload has to say its Content-Length',
  },
  ADDRESS_TOO_LONG: {
    status: 414,
    zh: '请求地址超过 {limit} 字节',
    en: 'The address of the request is longer than {limit} bytes',
  },
  QUERY_TOO_WIDE: {
    status: 400,
    zh: '请求地址的参数超过 {limit} 个',
    en: 'The query of the request has more than {limit} fields',
  },
  MEDIA_TYPE: {
    status: 415,
    zh: '请以 application/json 提交',
    en: 'Send the body as application/json',
  },
  VALIDATION_FAILED: { status: 400, zh: '有字段不符合要求', en: 'Some fields cannot be accepted' },
  CURSOR_INVALID: {
    status: 400,
    zh: '翻页游标无效，请从第一页开始',
    en: 'The cursor is not one of ours; start from the first page',
  },
  NOT_FOUND: { status: 404, zh: '找不到该记录', en: 'There is no such record' },
  ROUTE_NOT_FOUND: { status: 404, zh: '没有这个地址', en: 'There is no such address' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '该地址不支持此方法',
    en: 'This address does not take that method',
  },
  NOT_SIGNED_IN: { status: 401, zh: '请先登录', en: 'Sign in first' },
  SIGN_IN_FAILED: {
    status: 401,
    zh: '邮箱或密码不正确',
    en: 'The e-mail or the password is wrong',
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    zh: '尝试次数过多，请在 {seconds} 秒后再试；已绑定双重验证的账号可连同验证码一起登录，不必等待',
    en: 'Too many attempts; try again in {seconds} seconds. An account with a second factor need not wait: sign in with its code at once',
  },
  SECOND_FACTOR_REQUIRED: {
    status: 401,
    zh: '密码正确，请再填写验证器上的六位数字或一个恢复码',
    en: 'The password is right; add the six digits of your authenticator, or a recovery code',
  },
  SECOND_FACTOR_WRONG: {
    status: 401,
    zh: '验证码不正确、已过期或已用过，请等下一个',
    en: 'That code is wrong, too old, or was used already; wait for the next one',
  },
  SECOND_FACTOR_ENROLMENT_REQUIRED: {
    status: 403,
    zh: '您的角色须使用双重验证，请先完成绑定',
    en: 'Your role works only with a second factor; enrol one first',
  },
  SECOND_FACTOR_EXISTS: {
    status: 409,
    zh: '已绑定双重验证；如需更换，请先解除',
    en: 'You have a second factor already; remove it before you enrol another',
  },
  SECOND_FACTOR_NOT_BEGUN: {
    status: 409,
    zh: '没有待确认的双重验证，请先开始绑定',
    en: 'There is no enrolment to confirm; begin one first',
  },
  SECOND_FACTOR_COMPULSORY: {
    status: 409,
    zh: '正式运行的系统中，该角色一律须使用双重验证，不能取消',
    en: 'In production this role always works with a second factor; that cannot be lifted',
  },
  INITIAL_PASSWORD_LAPSED: {
    status: 401,
    zh: '首批账号的初始密码须在 7 天内更换，现已失效。请由安全管理员重置密码，或请运维人员在服务器上发出设置密码的链接',
    en: 'The first password of this account had to be replaced within 7 days and opens nothing any more; have the security administrator reset it, or the operator issue a password link on the server',
  },
  TOTP_WRONG: {
    status: 422,
    zh: '验证码不正确、已过期或已用过，请等下一个',
    en: 'That code is wrong, too old, or was used already; wait for the next one',
  },
  PASSWORD_CHANGE_REQUIRED: {
    status: 403,
    zh: '请先把给您的密码换成自己的',
    en: 'Replace the password that you were given by one of your own first',
  },
  PASSWORD_WRONG: { status: 422, zh: '当前密码不正确', en: 'That is not your present password' },
  PASSWORD_TOO_SHORT: {
    status: 422,
    zh: '密码须为 {min}–{max} 个字符',
    en: 'A password has {min} to {max} characters',
  },
  PASSWORD_TOO_SIMPLE: {
    status: 422,
    zh: '密码须混用大写字母、小写字母、数字、其他字符中的至少 {kinds} 类',
    en: 'A password here mixes at least {kinds} of capitals, small letters, digits and other characters',
  },
  PASSWORD_TOO_COMMON: {
    status: 422,
    zh: '这个密码太常见，或由常见密码、城市、系统名称稍加变化而来，容易被猜到。可用一句别人不会说的话，或几个互不相干的词',
    en: 'That password is among the first that anybody would try, or made from one, from the city or from this system. A sentence that nobody else says is taken, or some words that have nothing to do with each other',
  },
  PASSWORD_NAMES_YOU: {
    status: 422,
    zh: '密码由您的邮箱或姓名稍加变化而来，容易被猜到。可用一句与本人无关、别人不会说的话',
    en: 'That password is made from your e-mail address or your name. A sentence that nobody else says and that is not about you is taken',
  },
  PASSWORD_UNCHANGED: {
    status: 422,
    zh: '新密码与当前密码相同',
    en: 'The new password is the present one',
  },
  OWN_ACCOUNT: {
    status: 403,
    zh: '不能以管理员身份处理自己的账号',
    en: 'An administrator cannot do this to their own account',
  },
  SESSION_REPLACED: {
    status: 401,
    zh: '您同时登录的数量已达上限，最早的这一次已自动退出。请重新登录；如不是您本人在别处登录，请立即更换密码',
    en: 'You signed in more often than one person may at a time, so this session, the oldest, has ended. Sign in again; if it was not you who signed in elsewhere, change your password at once',
  },
  PROOF_REQUIRED: {
    status: 403,
    zh: '此操作须再次输入密码确认',
    en: 'Show your password again before you do this',
  },
  SESSION_REQUIRED: {
    status: 403,
    zh: '此操作须登录后在网页上进行，API 令牌不可用',
    en: 'This needs somebody who is signed in; an API token cannot do it',
  },
  TOKEN_SCOPE: {
    status: 403,
    zh: '该 API 令牌的权限不包括此操作',
    en: 'This API token was not made for that',
  },
  ADDRESS_NOT_ALLOWED: {
    status: 403,
    zh: '管理账号只能从指定网络地址访问，当前地址 {address} 不在其内；请改从允许的地址登录，或请系统运维人员修改 ADMIN_ADDRESSES',
    en: 'Accounts that administer work from certain network addresses only, and {address} is none of them: use one of those, or have the operator change ADMIN_ADDRESSES',
  },
  RATE_LIMITED: {
    status: 429,
    zh: '请求过于频繁，请在 {seconds} 秒后再试',
    en: 'Too many requests; try again in {seconds} seconds',
  },
  EXPORTS_UNFINISHED: {
    status: 429,
    zh: '您已有 {limit} 个文件正在下载，请等其中一个完成后再导出',
    en: 'You have {limit} files on their way already; let one of them finish before you ask for another',
  },
  EXPORTS_FULL: {
    status: 503,
    zh: '正在导出的文件过多，请在 {seconds} 秒后再试',
    en: 'Too many files are being sent out; try again in {seconds} seconds',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    zh: '请求没有按时传完',
    en: 'The request did not arrive in time',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    zh: '请求头过大',
    en: 'The headers of the request are too large',
  },
  CSRF_TOKEN_WRONG: {
    status: 403,
    zh: '页面已过期（请求头 X-CSRF-Token 缺失或不符），请重新载入页面后再试',
    en: 'The page is out of date (the header X-CSRF-Token is missing or wrong); reload it and try again',
  },
  FORBIDDEN: { status: 403, zh: '您的角色无权进行此操作', en: 'Your role may not do this' },
  IF_MATCH_REQUIRED: {
    status: 428,
    zh: '修改时必须带 If-Match（取自读取时的 ETag）',
    en: 'An edit needs If-Match, taken from the ETag of the read',
  },
  EDIT_STALE: {
    status: 412,
    zh: '记录已被他人修改，请重新读取后再改',
    en: 'The record has changed since you read it; read it again',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    zh: '同一 Idempotency-Key 已用于另一内容',
    en: 'This Idempotency-Key was already used with another body',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    zh: 'Idempotency-Key 须为 1–200 个可见 ASCII 字符',
    en: 'Idempotency-Key must be 1–200 printable ASCII characters',
  },
  EXPLANATION_REQUIRED: {
    status: 422,
    zh: '调整预计日期必须说明原因',
    en: 'A change of forecast needs an explanation',
  },
  DAY_IN_FUTURE: {
    status: 422,
    zh: '完成日期不能晚于今天（{today}）',
    en: 'The day of completion cannot be after today ({today})',
  },
  MILESTONE_ALREADY_MET: {
    status: 422,
    zh: '该节点已于 {metOn} 完成，不能再调整预计日期',
    en: 'This milestone was met on {metOn}; its forecast can no longer change',
  },
  MONTH_IN_FUTURE: {
    status: 422,
    zh: '月份 {month} 晚于本月',
    en: 'The month {month} is after the present one',
  },
  EFFECTIVE_DAY_OUTSIDE_MONTH: {
    status: 422,
    zh: '发生日期须在月份 {month} 之内且不晚于今天',
    en: 'The effective day must lie in {month} and not after today',
  },
  FUNDING_SOURCE_REQUIRED: {
    status: 422,
    zh: '资金到位与支付必须注明资金来源',
    en: 'Funds in place and payments need a funding source',
  },
  ENTRY_IS_A_REVERSAL: {
    status: 422,
    zh: '冲销分录不能再被冲销',
    en: 'A reversal cannot be reversed',
  },
  ENTRY_ALREADY_REVERSED: {
    status: 409,
    zh: '该分录已被冲销',
    en: 'This entry has already been reversed',
  },
  REVERSAL_WAITING: {
    status: 409,
    zh: '已有冲销该分录的申请在等待审核',
    en: 'A change request to take this entry back is waiting for approval already',
  },
  COMPOSITION_INCOMPLETE: {
    status: 422,
    zh: '投资构成须建安、设备、其他、征迁四项齐全，或全部不填',
    en: 'State all four parts (building, equipment, other, land), or none of them',
  },
  COMPOSITION_NOT_SUM: {
    status: 422,
    zh: '构成合计 {sumFen}与金额 {amountFen}不符',
    en: 'The parts add up to {sumFen}, the amount is {amountFen}',
  },
  UNIT_DOUBTFUL: {
    status: 422,
    zh: '金额 {amount} 元与相邻月份（约 {beside} 元）相差一千倍以上，请核对单位；确属无误的，请确认后再提交',
    en: 'The amount of {amount} yuan is a thousand times its neighbours (about {beside} yuan) or more, or they it: check the unit, or confirm it and send it again',
  },
  ENTRY_STANDS: {
    status: 422,
    zh: '同一月份、序列、来源、文号和金额（{amount} 元）的分录已在账中（第 {sequence} 号，{on} 报送）；确为另一笔的，请确认后再提交',
    en: 'An entry of the same month, series, source, document and amount ({amount} yuan) is in the ledger already (number {sequence}, submitted on {on}); if this is another one, confirm it and send it again',
  },
  ENTRY_STANDS_BY_IMPORT: {
    status: 422,
    zh: '同一月份、序列、来源、文号和金额（{amount} 元）的分录已由 {on} 导入的文件“{fileName}”报送；确为另一笔的，请确认后再提交',
    en: 'An entry of the same month, series, source, document and amount ({amount} yuan) came already by the file "{fileName}", submitted on {on}; if this is another one, confirm it and send it again',
  },
  ENTRY_WAITS: {
    status: 422,
    zh: '同一月份、序列、来源、文号和金额（{amount} 元）的分录已于 {on} 报送，正在等待审核；确为另一笔的，请确认后再提交',
    en: 'An entry of the same month, series, source, document and amount ({amount} yuan) was submitted on {on} and waits for its decision; if this is another one, confirm it and send it again',
  },
  OPENING_ADDS_UP: {
    status: 422,
    zh: '2021 年以前已有 {amount} 元（{from} 至 {to}，已入账、待审核或在同一文件中）；期初余额包含以前各月，再加会重复计算。确需累加的，请确认后再提交',
    en: 'There are {amount} yuan of the time before 2021 already ({from} to {to}: recorded, waiting, or in the same file). An opening balance holds all of that time, so this would count it twice; if it comes on top, confirm it and send it again',
  },
  PROJECT_CLOSED: {
    status: 422,
    zh: '项目已结束（{stage}），不能再登记资金；原有记录仍可更正',
    en: 'The project is closed ({stage}) and takes no more money; what was recorded can still be corrected',
  },
  DOCUMENT_UNKNOWN: {
    status: 422,
    zh: '项目没有登记过文号为“{document}”的文件，请先登记',
    en: 'The project has no registered document {document}; register it first',
  },
  DOCUMENT_EXISTS: {
    status: 409,
    zh: '该项目已登记过文号“{document}”',
    en: 'The project already has a document numbered {document}',
  },
  PROJECT_CODE_TAKEN: {
    status: 409,
    zh: '项目代码 {code} 已属于某个项目',
    en: 'The project code {code} names a project already',
  },
  NOT_OWN_IMPORT: {
    status: 403,
    zh: '只有提交人可以送审',
    en: 'Only whoever handed the file in can send it for approval',
  },
  IMPORT_NOT_READY: {
    status: 409,
    zh: '只有试导入成功的文件才能送审（现为 {state}）',
    en: 'Only a file that was rehearsed without errors can be sent for approval (this one is {state})',
  },
  IMPORTS_UNFINISHED: {
    status: 409,
    zh: '您已有 {limit} 个文件在等待处理，请等其中一个完成',
    en: 'You have {limit} files waiting already; let one of them finish first',
  },
  IMPORT_BYTES_SPENT: {
    status: 429,
    zh: '您在 24 小时内上传的文件合计超过 {limit} 字节，请稍后再上传',
    en: 'The files you uploaded within 24 hours come to more than {limit} bytes; upload this one later',
  },
  UPLOADS_AT_ONCE: {
    status: 429,
    zh: '同时上传的文件过多，请等前一个上传完再试',
    en: 'Too many files are being uploaded at once; let one finish first',
  },
  UPLOAD_MALFORMED: {
    status: 400,
    zh: '上传内容不完整，或含有规定以外的内容',
    en: 'The upload is broken off or has other parts than one file and the fields that are known',
  },
  UPLOAD_MEDIA_TYPE: {
    status: 415,
    zh: '请以 multipart/form-data 上传文件',
    en: 'Send the file as multipart/form-data',
  },
  OWN_PROPOSAL: {
    status: 403,
    zh: '自己提交的须由另一人审核',
    en: 'What you submitted yourself is for another person to decide',
  },
  NOT_OWN_PROPOSAL: {
    status: 403,
    zh: '只有提交人可以撤回',
    en: 'Only whoever submitted it can withdraw it',
  },
  PROPOSAL_DECIDED: {
    status: 409,
    zh: '该申请已处理（{state}）',
    en: 'This change request was decided already ({state})',
  },
  PROPOSAL_NOT_APPROVED: {
    status: 409,
    zh: '只有已入账的申请才能整体冲销（现为 {state}）',
    en: 'Only an approved change request can be undone (this one is {state})',
  },
  NOTHING_TO_UNDO: {
    status: 409,
    zh: '其中的分录都已冲销',
    en: 'Every entry of it has been taken back already',
  },
  NOTHING_TO_CHANGE: {
    status: 400,
    zh: '没有改动任何内容',
    en: 'Nothing would change',
  },
  ALERT_NOT_OPEN: { status: 409, zh: '该预警已不在待处理状态', en: 'This alert is no longer open' },
  COMMITTED_DAY_TOO_FAR: {
    status: 422,
    zh: '承诺日期最晚为 {last}，请核对年份',
    en: 'The committed day is {last} at the latest; check the year',
  },
  TOO_FAR_AHEAD: {
    status: 422,
    zh: '最晚为 {last}，请核对年份',
    en: 'It is {last} at the latest; check the year',
  },
  COMMITTED_DAY_IN_PAST: {
    status: 422,
    zh: '承诺日期不能早于今天（{today}）',
    en: 'The committed day cannot be before today ({today})',
  },
  CALENDAR_DAY_OF_OTHER_YEAR: {
    status: 422,
    zh: '{day} 不在 {year} 年',
    en: '{day} does not lie in {year}',
  },
  CALENDAR_DAY_TWICE: { status: 422, zh: '{day} 出现了两次', en: '{day} is named twice' },
  CALENDAR_YEAR_KNOWN: {
    status: 409,
    zh: '{year} 年的日历已有数据，请修改该年',
    en: 'The calendar of {year} is known already; change that year instead',
  },
  MAKE_UP_DAY_NOT_WEEKEND: {
    status: 422,
    zh: '{day} 不是周末，无需补班',
    en: '{day} is no day of a weekend, so it is worked anyway',
  },
  PASSWORD_LINK_INVALID: {
    status: 404,
    zh: '该链接无效、已使用或已过期，请在登录页重新申请',
    en: 'This link is none of ours, was used, or is too old; ask for another one on the sign-in page',
  },
  LINK_UNKNOWN: {
    status: 404,
    zh: '该链接无效，请从系统的预警列表中处理',
    en: 'This link is none of ours; use the list of alerts',
  },
  LINK_OF_ANOTHER: {
    status: 403,
    zh: '该链接是发给他人的',
    en: 'This link was made for another person',
  },
  LINK_USED: { status: 409, zh: '该链接已使用过', en: 'This link has been used' },
  LINK_EXPIRED: {
    status: 409,
    zh: '该链接已过期，请从系统的预警列表中处理',
    en: 'This link is too old; use the list of alerts',
  },
  RULE_UNKNOWN: { status: 422, zh: '没有这条规则', en: 'There is no such rule' },
  RULE_NOT_IN_FORCE: {
    status: 422,
    zh: '该规则在这一天并未生效',
    en: 'The rule is not in force on that day',
  },
  RULE_PARAMETER_UNKNOWN: {
    status: 422,
    zh: '该规则没有这个参数',
    en: 'The rule has no such parameter',
  },
  RULE_PARAMETER_MISSING: {
    status: 422,
    zh: '规则缺少一个参数',
    en: 'A parameter of the rule is missing',
  },
  RULE_PARAMETER_WRONG: {
    status: 422,
    zh: '规则参数的值不可用',
    en: 'The value of the parameter cannot be used',
  },
  RULE_VERSIONS_OVERLAP: {
    status: 409,
    zh: '与第 {version} 版（自 {from} 起）的生效日期重叠',
    en: 'Version {version}, in force from {from}, would share days with it',
  },
  LADDER_NOT_RISING: {
    status: 422,
    zh: '升级阶梯的工作日数须逐级增加',
    en: 'The working days of the ladder must rise from step to step',
  },
  SNOOZE_DAY_OUT_OF_RANGE: {
    status: 422,
    zh: '暂缓日期须在 {first} 至 {last} 之间',
    en: 'An alert is put off until a day from {first} to {last}',
  },
  UNIT_EXISTS: {
    status: 409,
    zh: '单位代码 {unit} 已被使用',
    en: 'An organisation is already known by {unit}',
  },
  UNIT_UNKNOWN: { status: 422, zh: '没有这个单位', en: 'There is no such organisation' },
  UNIT_BELOW_ITSELF: {
    status: 422,
    zh: '单位不能隶属于自己或其下级',
    en: 'An organisation cannot stand below itself or below one of its own',
  },
  UNIT_TOO_DEEP: {
    status: 422,
    zh: '单位层级不能超过 {levels} 级',
    en: 'Organisations stand at most {levels} levels deep',
  },
  DAY_AFTER_TODAY: {
    status: 422,
    zh: '日期不能晚于今天（{today}）',
    en: 'The day cannot be after today ({today})',
  },
  DAY_TOO_EARLY: {
    status: 422,
    zh: '日期不能早于 {first}',
    en: 'The day cannot be before {first}',
  },
  DAY_IN_PAST: {
    status: 422,
    zh: '日期不能早于今天（{today}）',
    en: 'The day cannot be before today ({today})',
  },
  DAYS_REVERSED: {
    status: 422,
    zh: '截止日期不能早于起始日期（{fromOn}）',
    en: 'The last day cannot be before the first ({fromOn})',
  },
  EMAIL_TAKEN: {
    status: 409,
    zh: '该邮箱已有账号',
    en: 'There is already an account with this address',
  },
  PERSON_UNKNOWN: {
    status: 422,
    zh: '没有这个人员，或不能由其代理',
    en: 'There is no such person, or none who could stand in here',
  },
  ALERT_CHANNELS_FULL: {
    status: 409,
    zh: '最多可有 {most} 个预警通道，请先停用一个',
    en: 'A person has at most {most} channels; end one first',
  },
  URL_NOT_REACHED: {
    status: 422,
    zh: '不能使用这一地址：{why}',
    en: 'That address cannot be used: {why}',
  },
  CHANNEL_TEST_FAILED: {
    status: 422,
    zh: '测试消息未被接收：{why}',
    en: 'The test message was not taken: {why}',
  },
  PERSON_INACTIVE: {
    status: 422,
    zh: '该账号已停用，请先启用',
    en: 'The account is closed; open it again first',
  },
  ROLE_NOT_FOR_ONESELF: {
    status: 422,
    zh: '不能给自己授予角色',
    en: 'Nobody gives a role to themselves',
  },
  ROLE_ALREADY_HELD: {
    status: 409,
    zh: '此人在这些日期已担任该单位的这一角色',
    en: 'The person already holds this role in the organisation on some of these days',
  },
  ROLES_OVER_ONE_UNIT: {
    status: 422,
    zh: '同一单位（含其上下级单位）的填报、审核和审计须由不同的人担任，此人已任其中之一',
    en: 'Change request, deciding and auditing for one organisation, or one above or below it, lie with different people; this person does one of them already',
  },
  HEAD_WITHOUT_ROLE: {
    status: 422,
    zh: '此人在“{unit}”及其上级单位没有专员、主管或审计员角色，看不到其项目；请先授予角色',
    en: 'They are neither officer, manager nor auditor of {unit} or of an organisation above it, and see none of its projects; give them a role first',
  },
  UNIT_JOINS_DUTIES: {
    status: 422,
    zh: '移动后，{people} 将在同一单位同时承担填报、审核或审计中的两项；请先终止其中一个角色',
    en: 'After the move {people} would file, decide or audit for one organisation in two roles; end one of them first',
  },
  ROLES_NOT_COMBINABLE: {
    status: 422,
    zh: '角色 {role} 与 {held} 不能由同一人担任（三员分立）',
    en: 'The roles {role} and {held} may not lie in one hand',
  },
  ADMIN_ROLE_AT_TOP: {
    status: 422,
    zh: '管理员角色只能授予最上级单位',
    en: 'An administrator is one of the topmost organisation',
  },
  LAST_SECURITY_ADMIN: {
    status: 409,
    zh: '这是最后一位长期有效的安全管理员，请先任命另一位',
    en: 'This is the last lasting security administrator; appoint another one first',
  },
  ROLE_NOT_DELEGABLE: {
    status: 422,
    zh: '管理员角色不能委托代理',
    en: 'The role of an administrator cannot be lent',
  },
  DELEGATION_TO_ONESELF: {
    status: 422,
    zh: '不能委托给本人',
    en: 'A role cannot be lent to its own holder',
  },
  DELEGATION_TOO_LONG: {
    status: 422,
    zh: '代理期不能超过 {days} 天',
    en: 'A role is lent for at most {days} days',
  },
  DELEGATION_NOT_HELD: {
    status: 422,
    zh: '委托人在这些日期内并不担任该单位的这一角色',
    en: 'The lender does not hold this role in the organisation on all of these days',
  },
  HAND_OVER_TO_SAME_UNIT: {
    status: 422,
    zh: '项目已属于该单位',
    en: 'A project already belongs to that organisation',
  },
  FILING_STATE: {
    status: 409,
    zh: '该申报处于“{state}”状态，不能进行此操作',
    en: 'The change request is {state}; that cannot be done now',
  },
  FILING_WAITING: {
    status: 409,
    zh: '同一事项已有一份申报于 {at} 提交，正在等待审核；请等待结果，或先撤回那一份',
    en: 'A change request about the same was submitted at {at} and waits for its decision; wait for it, or withdraw that one first',
  },
  FILING_INCOMPLETE: {
    status: 422,
    zh: '申报尚未填写完整，不能提交',
    en: 'The change request is not filled in completely, so it cannot be submitted',
  },
  FILING_OF_ANOTHER: {
    status: 403,
    zh: '只有填写人可以撤回；已由他人提交的不能撤回',
    en: 'A change request is withdrawn by one of its authors, and not once somebody else has submitted it',
  },
  APPROVAL_BY_AUTHOR: {
    status: 403,
    zh: '申报人（包括填写或提交过的人）不能审核自己的申报',
    en: 'Nobody who wrote or submitted a change request decides about it',
  },
  COMPOSITION_SUM: {
    status: 422,
    zh: '建安、设备、其他、征迁四项合计（{sumFen}）须等于金额（{amountFen}）',
    en: 'The four parts add up to {sumFen}, not to the amount of {amountFen}',
  },
  FINDING_STATE: {
    status: 409,
    zh: '该审计发现处于“{state}”状态，不能进行此操作',
    en: 'The finding is {state}; that cannot be done now',
  },
  ENTRY_UNKNOWN: {
    status: 422,
    zh: '该项目的台账没有第 {sequence} 号分录',
    en: 'The ledger of the project has no entry {sequence}',
  },
  ADJUSTMENT_REASON_REQUIRED: {
    status: 422,
    zh: '调整必须写明原因',
    en: 'An adjustment needs a reason',
  },
  ADJUSTMENT_REASONS_SUM: {
    status: 422,
    zh: '各项原因合计（{sumFen}）须等于调整额（{changeFen}）',
    en: 'The reasons add up to {sumFen}, not to the change of {changeFen}',
  },
  ADJUSTMENT_SOURCE_REQUIRED: {
    status: 422,
    zh: '调增必须注明资金来源',
    en: 'An increase needs the sources that pay for it',
  },
  ADJUSTMENT_SOURCES_SUM: {
    status: 422,
    zh: '各项资金来源合计（{sumFen}）须等于调增额（{changeFen}）',
    en: 'The sources add up to {sumFen}, not to the increase of {changeFen}',
  },
  ADJUSTMENT_ONLY: {
    status: 422,
    zh: '只有调整概算才填写调整原因、资金来源与审计文件',
    en: 'Reasons, sources and the audit of a change belong to an adjusted estimate alone',
  },
  ADJUSTMENT_WITHOUT_CHANGE: {
    status: 422,
    zh: '调整后的金额与现行概算（{baselineFen}）相同',
    en: 'The adjusted amount is the present baseline of {baselineFen}',
  },
  NO_BASELINE: {
    status: 422,
    zh: '尚无已批准的概算，无从调整',
    en: 'There is no approved estimate to adjust',
  },
  SCOPE_DIFFERS: {
    status: 422,
    zh: '口径须与现行概算一致（{scope}）',
    en: 'The scope must be that of the present baseline ({scope})',
  },
  SOURCE_TWICE: {
    status: 422,
    zh: '同一资金来源只能出现一次',
    en: 'Each funding source stands once',
  },
  NO_PLAN_TOTAL: {
    status: 422,
    zh: '规划没有给出该项目的总投资，无从选取',
    en: 'The plan gives no total for this project that could count',
  },
  YEAR_PLAN_NEGATIVE: {
    status: 422,
    zh: '年度计划不能为负数',
    en: 'The plan of a year cannot be below zero',
  },
  CURVE_SUM: {
    status: 422,
    zh: '十二个月合计（{sumFen}）须等于年度计划（{amountFen}）',
    en: 'The twelve months add up to {sumFen}, not to the plan of {amountFen}',
  },
  YEAR_PLANS_ABOVE_TOTAL: {
    status: 422,
    zh: '各年度计划合计（{sumFen}）超过总投资（{totalFen}）',
    en: 'The plans of all years together, {sumFen}, exceed the total of {totalFen}',
  },
  CELLS_ABOVE_YEAR: {
    status: 422,
    zh: '各资金来源合计（{sumFen}）超过年度计划（{yearFen}）',
    en: 'The sources add up to {sumFen}, more than the plan of the year, {yearFen}',
  },
  BOND_EXISTS: {
    status: 409,
    zh: '该项目已有同名专项债“{name}”',
    en: 'The project has a bond named {name} already',
  },
  REFERENCE_CLASS_UNKNOWN: {
    status: 422,
    zh: '没有这一参照类别',
    en: 'There is no such reference class',
  },
  PARENT_BELOW_ITSELF: {
    status: 422,
    zh: '项目不能是自己或其子项的组成部分',
    en: 'A project cannot be part of itself or of one of its own parts',
  },
  VALIDITY_OVERLAPS: {
    status: 422,
    zh: '有效期与已有记录重叠',
    en: 'The days overlap with those of a record there is',
  },
  RULE_PARAMETERS: {
    status: 422,
    zh: '须给出规则的全部参数，且均为 0–1000 的整数',
    en: 'Give each parameter of the rule, all of them whole numbers from 0 to 1000',
  },
  PLAN_EXISTS: {
    status: 409,
    zh: '规划代码 {plan} 已被使用',
    en: 'A plan is already known by {plan}',
  },
  PLAN_UNKNOWN: { status: 422, zh: '没有这个规划', en: 'There is no such plan' },
  NOT_IN_PLAN: {
    status: 422,
    zh: '项目不属于该规划，请先结转',
    en: 'The project does not belong to that plan; carry it over first',
  },
  ALREADY_IN_PLAN: {
    status: 409,
    zh: '项目已属于该规划',
    en: 'The project belongs to that plan already',
  },
  CARRY_OVER_BACKWARDS: {
    status: 422,
    zh: '只能向后一个规划期结转',
    en: 'A project is carried over into a later plan',
  },
  PERIOD_ABOVE_TOTAL: {
    status: 422,
    zh: '规划期投资（{amountFen}）不能超过总投资（{totalFen}）',
    en: 'The figure for the plan period, {amountFen}, exceeds the total of {totalFen}',
  },
  RANGE_REVERSED: {
    status: 422,
    zh: '区间上限不能小于下限',
    en: 'The upper end of a range cannot be below the lower',
  },
  TARGET_UNKNOWN: { status: 422, zh: '该项目没有这一目标', en: 'The project has no such target' },
  CHOICE_UNCHANGED: { status: 409, zh: '现在采用的就是这一数据', en: 'That figure counts already' },
  MAILS_ARE_SENT: {
    status: 404,
    zh: '已配置邮件服务器（SMTP_URL），邮件不写入文件，此页不可用',
    en: 'A mail server is set (SMTP_URL), so mails are sent and not written to files; there is nothing to read here',
  },
  VERIFICATION_RUNNING: {
    status: 409,
    zh: '台账正在校验中，请稍后查看结果',
    en: 'The ledger is being verified already; look at the result in a while',
  },
  LEDGER_EMPTY: {
    status: 409,
    zh: '台账里还没有任何分录，没有可签发的内容',
    en: 'The ledger holds no entry yet, so there is nothing to sign',
  },
  LEDGER_CONTRADICTED: {
    status: 409,
    zh: '账本校验不一致（待核查）{open} 处，处理并关闭之前不签发检查点',
    en: '{open} contradictions of the ledger are open; no checkpoint is signed until they have been looked into and closed',
  },
  CHECKPOINT_NOT_OURS: {
    status: 422,
    zh: '这不是用本系统密钥签名的检查点文件；请上传检查点邮件的附件原件',
    en: 'This file is no checkpoint signed with the key of this installation; take the attachment of a checkpoint mail as it came',
  },
  CONTRADICTION_CLOSED: {
    status: 409,
    zh: '该项不一致已被关闭',
    en: 'The contradiction has been closed already',
  },
  VERIFIER_UNAVAILABLE: {
    status: 503,
    zh: '数据库登录不能取得校验角色 tracker_verifier，请管理员授予',
    en: 'The database login may not take the role tracker_verifier; let an administrator grant it',
  },
  KNOWN_AT_IN_FUTURE: {
    status: 400,
    zh: '截至时刻不能晚于现在',
    en: 'The moment as of which the records are read cannot be in the future',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    zh: '不支持的格式，可用：{accepted}',
    en: 'That format is not available; use one of {accepted}',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    zh: '数据库暂时不可用，请稍后再试',
    en: 'The database is not available at the moment; try again shortly',
  },
  DISK_FULL: {
    status: 507,
    zh: '服务器磁盘空间不足，暂时不能保存，内容可以照常查看。请告知系统管理员清理磁盘；有空间后自动恢复，无需重启',
    en: 'The disk of the server is full: nothing can be saved for now, everything can still be read. Tell the system administrator; it goes on by itself when there is room again',
  },
  INTERNAL: {
    status: 500,
    zh: '程序出错，已记录，请求编号 {requestId}',
    en: 'Something went wrong and was logged under request {requestId}',
  },
} as const satisfies Record<string, Wording>;

/** Code of a problem, that is, of a reason why a request was refused or failed. */
export type ProblemCode = keyof typeof problems;

/**
 * Returns the message of a problem in the given language, with its values filled in. Values that
 * are amounts are formatted; values that are codes, such as that of a role, are replaced by their
 * names.
 */
export function wordProblemCode(
  code: ProblemCode,
  facts: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return problems[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = String(facts[name] ?? '');
    if (fact === '') return fact;
    return name.endsWith('Fen')
      ? wordAmount(fact, language)
      : (wordFact(name, fact, language) ?? fact);
  });
}
