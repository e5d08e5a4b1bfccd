import type { Language } from '#platform/language';

/** Subject and text of a mail. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Builds a short mail from its subject, paragraphs, and a link at the end. */
export const mailOf = (
  subject: string,
  paragraphs: readonly string[],
  link: string,
  language: Language,
): MailText => ({
  subject,
  text: [...paragraphs, link].join('\n\n'),
  html:
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="font-family:sans-serif;max-width:720px">` +
    `${paragraphs.map((one) => `<p>${escaped(one)}</p>`).join('')}<p><a href="${escaped(link)}">${escaped(link)}</a></p></body></html>`,
});
