import { ROLE_WORDS } from '../texts/role-words.js';
import { defineFactWords, defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `identity`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const identityProblems = defineProblems('identity', {
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
  CSRF_TOKEN_WRONG: {
    status: 403,
    zh: '页面已过期（请求头 X-CSRF-Token 缺失或不符），请重新载入页面后再试',
    en: 'The page is out of date (the header X-CSRF-Token is missing or wrong); reload it and try again',
  },
  PASSWORD_LINK_INVALID: {
    status: 404,
    zh: '该链接无效、已使用或已过期，请在登录页重新申请',
    en: 'This link is none of ours, was used, or is too old; ask for another one on the sign-in page',
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
  DAY_TOO_EARLY: {
    status: 422,
    zh: '日期不能早于 {first}',
    en: 'The day cannot be before {first}',
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
});

defineFactWords('identity', {
  role: ROLE_WORDS,
  held: ROLE_WORDS,
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    identity: typeof identityProblems;
  }
}
