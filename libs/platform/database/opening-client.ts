import pg from 'pg';

/** A statement with its parameters. Its name belongs to its text, so that a connection plans it once. */
export interface Statement { name: string; text: string; values: string[] }

interface Result { rows: object[]; rowCount: number | null; command: string }
type Done = (error: Error | null, result?: Result) => void;

/** The part of a connection's wire that sends a statement. */
interface Wire {
  close(statement: { type: 'S'; name: string }): void;
  parse(statement: { text: string; name: string }): void;
  bind(portal: { statement: string; values: readonly string[] }): void;
  execute(portal: { portal: string; rows: number }): void;
}

/** What `pg`'s query has beyond its published types; it answers the messages of the database one by one. */
interface PgQuery {
  callback: Done | undefined;
  submit(wire: Wire): Error | null;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
const PgQuery = pg.Query as unknown as new (config: { text: string; values: unknown; queryMode: 'extended' }) => PgQuery;

/**
 * A question that takes the statements which have to be done before it along: one message to the database, one answer, one
 * Sync. The database skips everything up to the Sync once a statement fails, so the question is never asked of a transaction
 * that was not opened.
 */
class OpeningQuery extends PgQuery {
  private done = 0;

  /** @param known names of the statements that the connection has planned; grows as the database answers. */
  constructor(private readonly opening: readonly Statement[], private readonly known: Set<string>, text: string, values: unknown) {
    super({ text, values: values ?? [], queryMode: 'extended' });
  }

  override prepare(wire: Wire): void {
    for (const { name, text, values } of this.opening) {
      if (!this.known.has(name)) {
        // An opening that failed half-way may have left it there; closing what is not there is no mistake.
        wire.close({ type: 'S', name });
        wire.parse({ name, text });
      }
      wire.bind({ statement: name, values });
      wire.execute({ portal: '', rows: 0 });
    }
    super.prepare(wire);
  }

  override handleDataRow(message: unknown): void {
    if (this.done === this.opening.length) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    const opened = this.opening[this.done];
    if (!opened) {
      super.handleCommandComplete(message, wire);
      return;
    }
    this.known.add(opened.name);
    this.done += 1;
  }
}

/** A connection that opens a transaction together with the first question asked in it, in one round trip instead of two. */
export class OpeningClient extends pg.Client {
  private opening: readonly Statement[] | null = null;
  private readonly known = new Set<string>();

  /** The next question takes these statements along, the first of which begins a transaction. */
  openWith(opening: readonly Statement[]): void { this.opening = opening; }

  /** Ends what was opened, if anything was asked since. */
  async endWith(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (this.opening) this.opening = null;
    else await super.query(statement);
  }

  override query(...asked: unknown[]): never {
    const { opening } = this;
    if (!opening) return (super.query as (...asked: unknown[]) => never)(...asked);
    const [text, values, then] = asked;
    if (typeof text !== 'string' || then !== undefined) throw new Error('a transaction opens with a plain question');
    this.opening = null;
    return new Promise<Result>((resolve, reject) => {
      const question = new OpeningQuery(opening, this.known, text, values);
      question.callback = (error, result) => { if (error) reject(error); else resolve(result as Result); };
      super.query(question as never);
    }) as never;
  }
}
