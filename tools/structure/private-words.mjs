import ts from 'typescript';

/**
 * Words that only authors of this project understand, each with its replacement. They must not be
 * used in names of files or identifiers. Strings are exempt, because stored values, exported texts
 * and columns keep their names.
 */
export const PRIVATE_WORDS = {
  deed: 'audit event (or action)',
  deeds: 'audit events (or actions)',
  refusal: 'problem',
  refusals: 'problems',
  patience: 'timeouts (or delay)',
  postbox: 'mailer',
  stranger: 'anonymous',
  bell: 'jobs (or trigger)',
  tiding: 'notification',
  tidings: 'notifications',
  judge: 'evaluate (or check)',
  judges: 'evaluates (or checks)',
  judgement: 'evaluation',
  verdict: 'result (or verification)',
  verdicts: 'results',
  rung: 'escalation level',
};

/**
 * Pattern of exempt files: released migrations, the frozen old version, translation keys and
 * generated files.
 */
const KEPT = /^(migrations|test\/frozen|apps\/web\/src\/[a-z]+\/words)\/|schema\.d\.ts$/;
const SUSPECT = new RegExp(Object.keys(PRIVATE_WORDS).join('|'), 'i');

/**
 * Finds private words in the path and the identifiers of one source file.
 * @param file path from the checkout, with slashes.
 * @param text its content.
 * @returns sentences, each beginning with the file; one for each name.
 */
export function privateWordsOf(file, text) {
  if (KEPT.test(file)) return [];
  const names = new Set([file, ...(SUSPECT.test(text) ? identifiersOf(file, text) : [])]);
  return [...names].flatMap((name) => {
    const word = wordsOf(name).find((one) => Object.hasOwn(PRIVATE_WORDS, one));
    return word
      ? [`${file}: ${name === file ? 'the path' : name} says “${word}”; say ${PRIVATE_WORDS[word]}`]
      : [];
  });
}

function identifiersOf(file, text) {
  const found = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

/**
 * Splits a name into lower-case words: `recordDeed`, `RECORD_DEED` and `record-deed.ts` contain the
 * words record and deed.
 */
const wordsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
