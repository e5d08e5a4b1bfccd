import ts from 'typescript';

/**
 * Words that only this project understood, and the name that replaced each. They may not come back in the name of a
 * file or of anything in the code. Strings are free: stored values, exported texts and columns keep their words.
 */
export const PRIVATE_WORDS = {
  deed: 'audit event (or action)',
  deeds: 'audit events (or actions)',
  refusal: 'problem',
  refusals: 'problems',
  patience: 'timeouts (or delay)',
  postbox: 'mailer',
  stranger: 'anonymous',
};

/** Released steps, the frozen program, keys of the translations and generated files keep their names. */
const KEPT = /^(migrations|test\/frozen|apps\/web\/src\/language)\/|schema\.d\.ts$/;
const SUSPECT = new RegExp(Object.keys(PRIVATE_WORDS).join('|'), 'i');

/**
 * Private words in the path and the identifiers of one source file.
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

/** `recordDeed`, `RECORD_DEED` and `record-deed.ts` hold the words record and deed. */
const wordsOf = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
