const FULL_WIDTH = /[０-９．－，]/g;
const DECIMAL = /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/;

/**
 * Reads a typed or pasted value as a decimal text: full-width digits become plain ones, and commas
 * between thousands and a per cent sign are left out. Null when it is no number.
 */
export function typedReading(text: string): string | null {
  const plain = text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .trim()
    .replace(/\s*[%％]$/, '');
  const whole = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const trimmed = whole.replace(/^(-?)0+(?=\d)/, '$1');
  return DECIMAL.test(trimmed) ? trimmed : null;
}
