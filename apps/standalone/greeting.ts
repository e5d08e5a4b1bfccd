import { join } from 'node:path';
import type { FirstAccount } from '#identity';
import type { Settings } from '#platform/config';

/** The settings that the start-up message depends on. */
type GreetingSettings = Pick<Settings, 'DATA_DIR' | 'SMTP_URL' | 'INSTALLATION'>;

/**
 * The message that is printed once the program runs. The passwords of the first accounts are
 * printed only in a trial installation, because the output of an installation in production usually
 * ends up in a log.
 */
export function greeting(
  address: string,
  settings: GreetingSettings,
  accounts: readonly FirstAccount[],
): string[] {
  const lines = ['', `重大项目跟踪系统已启动 · the tracker is running:  ${address}`];
  if (!settings.SMTP_URL)
    lines.push(`邮件写入 · mails are written to:  ${join(settings.DATA_DIR, 'mail')}`);
  if (accounts.length > 0) lines.push('', ...firstAccountLines(settings, accounts));
  lines.push('', 'Ctrl-C 停止 · stops it', '');
  return lines;
}

function firstAccountLines(
  { DATA_DIR, INSTALLATION }: GreetingSettings,
  accounts: readonly FirstAccount[],
): string[] {
  if (INSTALLATION === 'production') {
    return [
      `首批账号及初始密码在以下文件中，密码须在 7 天内更换 · first accounts and their passwords, to be changed within 7 days, are in:`,
      `  ${join(DATA_DIR, 'first-accounts.json')}`,
    ];
  }
  return [
    `首批账号（仅显示一次，另存于 data/first-accounts.json）· first accounts (shown once):`,
    ...accounts.map(
      (account) => `  ${account.role.padEnd(15)} ${account.email.padEnd(40)} ${account.password}`,
    ),
  ];
}
