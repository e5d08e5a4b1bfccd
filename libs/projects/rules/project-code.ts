/** A project code. `standard` is false for an older code with a suffix, which is accepted too. */
export interface ProjectCode {
  code: string;
  standard: boolean;
}

const CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}(-[0-9A-Z]{1,10})?$/;

/**
 * Reads a 项目代码 (GB/T 40058), also in full-width characters; null when the text is not one. The
 * check digit is not verified.
 */
export function readProjectCode(text: string): ProjectCode | null {
  const code = text
    .normalize('NFKC')
    .trim()
    .replace(/[‐‑–—−]/g, '-')
    .toUpperCase();
  const parts = CODE.exec(code);
  return parts && { code, standard: parts[1] === undefined };
}
