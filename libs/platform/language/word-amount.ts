import { fenFromText, formatMoney } from '#values';
import type { Language } from './language.js';

const YI_FEN = 10_000_000_000n;

/**
 * Formats an amount given in fen (分, a hundredth of a yuan) without rounding. In Chinese the unit
 * is 万元 (10,000 yuan), or 亿元 (100 million yuan) from one 亿元 on; in English it is the yuan.
 */
export function wordAmount(fenText: string, language: Language): string {
  const fen = fenFromText(fenText);
  if (language === 'en') {
    const [whole = '0', fraction] = formatMoney(fen, 'yuan').split('.');
    return `CNY ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction.padEnd(2, '0')}`}`;
  }
  const unit = fen >= YI_FEN || fen <= -YI_FEN ? '亿元' : '万元';
  return `${formatMoney(fen, unit)} ${unit}`;
}
