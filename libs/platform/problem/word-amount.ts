import { fenFromText, formatMoney } from '#values';
import type { Language } from './language.js';

const YI_FEN = 10_000_000_000n;

/** Formats an amount of fen exactly: in 亿元 from one 亿 on, else in 万元; in English in whole yuan. */
export function wordAmount(fenText: string, language: Language): string {
  const fen = fenFromText(fenText);
  if (language === 'en') {
    const [whole = '0', fraction] = formatMoney(fen, 'yuan').split('.');
    return `CNY ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction.padEnd(2, '0')}`}`;
  }
  const unit = fen >= YI_FEN || fen <= -YI_FEN ? '亿元' : '万元';
  return `${formatMoney(fen, unit)} ${unit}`;
}
