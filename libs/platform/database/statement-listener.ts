/** A column of a result: its name and the oid of its type. */
export interface ResultColumn {
  name: string;
  dataTypeID: number;
}

/**
 * Called with the text of a statement when it is sent, and again with the columns of its result when
 * it is answered.
 */
export type StatementListener = (text: string, columns?: readonly ResultColumn[]) => void;

let listener: StatementListener | null = null;

/**
 * Registers the function that is called with every statement that connections of this process send.
 * Tests use it to find SQL statements that no test runs; the program itself registers no listener.
 */
export function listenToStatements(onStatement: StatementListener): void {
  listener = onStatement;
}

/**
 * Passes a statement to the listener when the statement is sent and, when `answer` resolves, its
 * result columns too.
 */
export function noteStatement(asked: unknown, answer?: unknown): void {
  if (!listener) return;
  const text = typeof asked === 'string' ? asked : (asked as { text?: unknown } | null)?.text;
  if (typeof text !== 'string') return;
  listener(text);
  if (answer instanceof Promise)
    void answer.then(
      (result: { fields?: readonly ResultColumn[] } | undefined) =>
        result?.fields && listener?.(text, result.fields),
      // Ignored here: the code that sent the statement gets the error.
      () => undefined,
    );
}
