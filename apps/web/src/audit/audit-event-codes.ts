/**
 * Returns all codes in a nested list of texts, each with its text, in the order of the list. For
 * example, `{ ledger: { post: '提交分录' } }` gives the code `ledger.post`.
 */
export const codesOf = (words: object): [code: string, meaning: string][] =>
  Object.entries(words).flatMap(([code, meaning]: [string, unknown]) =>
    typeof meaning === 'string'
      ? [[code, meaning] as [string, string]]
      : typeof meaning === 'object' && meaning !== null
        ? codesOf(meaning).map(([rest, statusMessage]): [string, string] => [
            `${code}.${rest}`,
            statusMessage,
          ])
        : [],
  );
