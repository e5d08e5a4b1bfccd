import type { Language } from '#platform/language';
import { dayAt, timeOfDayAt } from '#values';
import type { Role } from '../rules/role.js';
import { ROLE_WORDS } from './role-words.js';

/** A granted or delegated role, with the names and days that a mail mentions. */
export interface MailedRole {
  role: Role;
  unitName: string;
  fromOn: string;
  untilOn: string | null;
}

/** A change of an account about which mails are sent. */
export type AccountNotice =
  | { kind: 'new-account' | 'reset' | 'forgotten'; link: string; expiresAt: Date }
  | { kind: 'link-printed' }
  | { kind: 'password-set'; purpose: 'new-account' | 'reset' | 'forgotten' }
  | { kind: 'role-granted'; granted: MailedRole; accountMadeAt: Date }
  | { kind: 'role-lent'; granted: MailedRole; lenderName: string }
  | { kind: 'factor-removed' }
  | { kind: 'account-reopened' };

/**
 * Content of a mail about an account: the change, the owner of the account, and the name of the
 * person who made the change; null if it was the owner.
 */
export interface AccountMail {
  notice: AccountNotice;
  person: { name: string; email: string };
  byName: string | null;
  publicUrl: string;
}

/**
 * Subject and body of a mail. The body is plain text, so that no name or reason in it can insert
 * markup.
 */
export interface AccountMailText {
  subject: string;
  text: string;
}

const moment = (at: Date): string => `${dayAt(at)} ${timeOfDayAt(at)}`;

function wordRole({ role, unitName, fromOn, untilOn }: MailedRole, language: Language): string {
  const name = ROLE_WORDS[role][language];
  if (language === 'zh') {
    return `${unitName}的${name}（自 ${fromOn} 起${untilOn === null ? '' : `，至 ${untilOn}`}）`;
  }
  return `${name} of ${unitName} (from ${fromOn}${untilOn === null ? '' : ` to ${untilOn}`})`;
}

/**
 * Advice at the end of a mail, for a reader who did not expect the change: contact the audit
 * administrator, who can see which person made it.
 */
const IF_NOT: Readonly<Record<Language, string>> = {
  zh: '如非您本人所为，也未与您商定，请立即联系审计管理员。',
  en: 'If this was neither done by you nor agreed with you, contact the audit administrator at once.',
};

interface Wording {
  subject: string;
  lines: string[];
}

/** Composes the mail to the owner of the account. */
export function wordForPerson(mail: AccountMail, language: Language): AccountMailText {
  const { subject, lines } = language === 'zh' ? personZh(mail) : personEn(mail);
  const hello = language === 'zh' ? `${mail.person.name}，您好：` : `Dear ${mail.person.name},`;
  return { subject, text: [hello, ...lines, IF_NOT[language]].join('\n\n') };
}

function personZh({ notice, byName, publicUrl }: AccountMail): Wording {
  switch (notice.kind) {
    case 'new-account':
      return linkZh('请设置您的密码', `${byName ?? '管理员'}为您开立了账号。`, notice);
    case 'reset':
      return linkZh(
        '您的密码已被重置',
        `${byName ?? '管理员'}重置了您的密码：原密码、全部会话和接口令牌已失效。`,
        notice,
      );
    case 'forgotten':
      return linkZh(
        '重设密码',
        '有人以您的邮箱申请重设密码。不点击链接则一切照旧，无须处理。',
        notice,
      );
    case 'link-printed':
      return {
        subject: '您的密码已被重置',
        lines: [
          '系统运维人员在服务器上重置了您的密码，并打印了一次性设置链接，将当面交给您。原密码、全部会话和接口令牌已失效。',
        ],
      };
    case 'password-set':
      return {
        subject: '您的密码已设置',
        lines: [
          '您的账号刚刚通过邮件链接设置了新密码，其他会话和接口令牌已失效。',
          `${publicUrl}/account`,
        ],
      };
    case 'role-granted':
      return {
        subject: '您被授予了角色',
        lines: [
          `${byName ?? '管理员'}授予您：${wordRole(notice.granted, 'zh')}。`,
          `${publicUrl}/account`,
        ],
      };
    case 'role-lent':
      return {
        subject: '一项代理已登记',
        lines: [
          `${byName ?? '管理员'}登记了代理：${notice.lenderName}的角色 ${wordRole(notice.granted, 'zh')}。`,
          `${publicUrl}/delegations`,
        ],
      };
    case 'factor-removed':
      return {
        subject: '您的双重验证已解除',
        lines: [
          byName === null ? '您的账号刚刚停用了双重验证。' : `${byName}解除了您的双重验证。`,
          `请重新设置：${publicUrl}/account`,
        ],
      };
    case 'account-reopened':
      return {
        subject: '您的账号已重新启用',
        lines: [`${byName ?? '管理员'}重新启用了您的账号。`],
      };
  }
}

const linkZh = (
  subject: string,
  what: string,
  { link, expiresAt }: { link: string; expiresAt: Date },
): Wording => ({
  subject,
  lines: [
    what,
    `请用下面的链接自行设置密码。链接只能使用一次，${moment(expiresAt)} 前有效，请勿转发：`,
    link,
  ],
});

function personEn({ notice, byName, publicUrl }: AccountMail): Wording {
  const by = byName ?? 'An administrator';
  switch (notice.kind) {
    case 'new-account':
      return linkEn('Choose your password', `${by} opened an account for you.`, notice);
    case 'reset':
      return linkEn(
        'Your password was reset',
        `${by} reset your password: the old one, your sessions and API tokens no longer work.`,
        notice,
      );
    case 'forgotten':
      return linkEn(
        'Choose a new password',
        'Somebody asked for a new password for your address. Without a click nothing changes, and you need do nothing.',
        notice,
      );
    case 'link-printed':
      return {
        subject: 'Your password was reset',
        lines: [
          'An operator reset your password on the server and printed a link, to be handed to you in person. The old password, your sessions and API tokens no longer work.',
        ],
      };
    case 'password-set':
      return {
        subject: 'Your password was set',
        lines: [
          'A new password was just set for your account by the link of a mail; other sessions and API tokens have ended.',
          `${publicUrl}/account`,
        ],
      };
    case 'role-granted':
      return {
        subject: 'You were given a role',
        lines: [`${by} made you ${wordRole(notice.granted, 'en')}.`, `${publicUrl}/account`],
      };
    case 'role-lent':
      return {
        subject: 'A role was lent',
        lines: [
          `${by} lent a role of ${notice.lenderName}: ${wordRole(notice.granted, 'en')}.`,
          `${publicUrl}/delegations`,
        ],
      };
    case 'factor-removed':
      return {
        subject: 'Your second factor was removed',
        lines: [
          byName === null
            ? 'The second factor of your account was just removed.'
            : `${byName} removed your second factor.`,
          `Set it up again: ${publicUrl}/account`,
        ],
      };
    case 'account-reopened':
      return {
        subject: 'Your account was opened again',
        lines: [`${by} opened your account again.`],
      };
  }
}

const linkEn = (
  subject: string,
  what: string,
  { link, expiresAt }: { link: string; expiresAt: Date },
): Wording => ({
  subject,
  lines: [
    what,
    `Choose your own password by this link. It works once, until ${moment(expiresAt)}; do not forward it:`,
    link,
  ],
});

/**
 * Composes the mail to an audit administrator. It does not contain the link, which only the owner
 * may use.
 */
export function wordForAuditAdmin(mail: AccountMail, language: Language): AccountMailText {
  const { name, email } = mail.person;
  const who = `${name} <${email}>`;
  const by = mail.byName ?? (language === 'zh' ? '本人' : 'the person themselves');
  const what = AUDIT_WORDS[language](mail.notice);
  const record = `${mail.publicUrl}/record`;
  if (language === 'zh') {
    return {
      subject: `账号变更：${name}，${what.short}`,
      text: [
        `账号：${who}`,
        `变更：${what.long}`,
        `操作人：${by}`,
        '请确认此变更有据可依；如无依据，请与操作人以外的安全管理员停用该账号，并查阅操作记录：',
        record,
      ].join('\n'),
    };
  }
  return {
    subject: `Account change: ${name}, ${what.short}`,
    text: [
      `Account: ${who}`,
      `Change: ${what.long}`,
      `Done by: ${by}`,
      'Make sure that this was agreed. If not, have the account closed by a security administrator who did not do it, and look at the record:',
      record,
    ].join('\n'),
  };
}

interface AuditWords {
  short: string;
  long: string;
}

const same = (words: string): AuditWords => ({ short: words, long: words });

const AUDIT_WORDS: Readonly<Record<Language, (notice: AccountNotice) => AuditWords>> = {
  zh: (notice) => {
    switch (notice.kind) {
      case 'new-account':
        return same('开立账号');
      case 'reset':
        return same('重置密码');
      case 'link-printed':
        return { short: '重置密码', long: '重置密码，链接由运维人员在服务器上打印' };
      case 'forgotten':
        return same('申请重设密码');
      case 'password-set':
        return same('通过邮件链接重设密码');
      case 'role-granted':
        return {
          short: '授予角色',
          long: `授予角色：${wordRole(notice.granted, 'zh')}；账号开立于 ${moment(notice.accountMadeAt)}`,
        };
      case 'role-lent':
        return {
          short: '登记代理',
          long: `代理${notice.lenderName}：${wordRole(notice.granted, 'zh')}`,
        };
      case 'factor-removed':
        return same('解除双重验证');
      case 'account-reopened':
        return same('重新启用账号');
    }
  },
  en: (notice) => {
    switch (notice.kind) {
      case 'new-account':
        return same('account opened');
      case 'reset':
        return same('password reset');
      case 'link-printed':
        return {
          short: 'password reset',
          long: 'password reset; the link was printed by an operator on the server',
        };
      case 'forgotten':
        return same('new password asked for');
      case 'password-set':
        return same('password reset by the link of a mail');
      case 'role-granted':
        return {
          short: 'role granted',
          long: `role granted: ${wordRole(notice.granted, 'en')}; the account was opened on ${moment(notice.accountMadeAt)}`,
        };
      case 'role-lent':
        return {
          short: 'role lent',
          long: `stands in for ${notice.lenderName}: ${wordRole(notice.granted, 'en')}`,
        };
      case 'factor-removed':
        return same('second factor removed');
      case 'account-reopened':
        return same('account opened again');
    }
  },
};
