import type { Language } from '#platform/language';

/** What the set-up mail about days of a plan says. */
export interface PlanDates {
  /** How many inferred days have passed. */
  passed: number;
  publicUrl: string;
}

/** A mail's subject, its text, and the same as HTML. */
export interface PlanDatesMail {
  subject: string;
  text: string;
  html: string;
}

/** Words the one mail to a manager about the plan's days that wait to be verified. */
export function planDatesMail({ passed, publicUrl }: PlanDates, language: Language): PlanDatesMail {
  const place = `${publicUrl}/plan-dates?passed=true`;
  const zh = language === 'zh';
  const subject = zh
    ? `规划日期核实：${passed} 个日期已过`
    : `Plan dates to review: ${passed} have passed`;
  const lines = zh
    ? [
        `${passed} 个规划日期已过，请在此核实：`,
        '规划只写明“到某年”或规划期末，这些日期由系统推定，无人承诺，核实之前不会预警。',
        '可逐项或批量答复：已于某日完成（可登记达成值）、仍未完成（预计到某日）、按此日期确认，或规划误读、撤销。',
        '本邮件只发一次。',
      ]
    : [
        `${passed} plan dates have passed: review them here:`,
        'The plan says “by a year” or “by the end of the period”; the days were inferred and nobody promised them. No alert is raised over them before they are verified.',
        'Answer one by one or in bulk: met on a day (with the value reached), still open until a day, confirmed as it stands, or wrongly read and dropped.',
        'This mail is sent once.',
      ];
  const [first = '', ...rest] = lines;
  return {
    subject,
    text: [first, place, '', ...rest].join('\n'),
    html: [
      `<p>${first} <a href="${place}">${place}</a></p>`,
      ...rest.map((line) => `<p>${line}</p>`),
    ].join('\n'),
  };
}
