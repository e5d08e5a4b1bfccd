/**
 * A project code (项目代码). `standard` is false for a code in an older form with a suffix, which
 * is accepted too.
 */
export interface ProjectCode {
  code: string;
  standard: boolean;
}

const CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}(-[0-9A-Z]{1,10})?$/;

/**
 * Parses a project code (项目代码, GB/T 40058); full-width characters are accepted. Returns null
 * when the text has no such form. The check digit is not verified.
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
