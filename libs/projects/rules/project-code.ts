/** A code that a project is known by. `standard` is false for older ones with a suffix, which are accepted and flagged. */
export interface ProjectCode {
  code: string;
  standard: boolean;
}

const CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}(-[0-9A-Z]{1,10})?$/;

/** Reads a 项目代码 (GB/T 40058), also one typed with full-width characters; null when it is none. Its check digit is not checked. */
export function readProjectCode(text: string): ProjectCode | null {
  const code = text
    .normalize('NFKC')
    .trim()
    .replace(/[‐‑–—−]/g, '-')
    .toUpperCase();
  const parts = CODE.exec(code);
  return parts && { code, standard: parts[1] === undefined };
}
