import pg from 'pg';
import pgValues from 'pg/lib/utils.js';
import { ListenedClient } from './listened-client.js';
import { nameOfPlan } from './statement-names.js';

/** A statement with its parameters. Its name belongs to its text, so that a connection plans it once. */
export interface Statement {
  name: string;
  text: string;
  values: readonly (string | null)[];
}

interface Result {
  rows: object[];
  rowCount: number | null;
  command: string;
}
type Done = (error: Error | null, result?: Result) => void;

/** The part of a connection's wire that sends a statement. */
interface Wire {
  close(statement: { type: 'S'; name: string }): void;
  parse(statement: { text: string; name: string }): void;
  bind(portal: {
    statement: string;
    values: readonly unknown[];
    valueMapper: (value: unknown) => unknown;
  }): void;
  describe(portal: { type: 'P'; name: string }): void;
  execute(portal: { portal: string; rows: number }): void;
  sync(): void;
}

/** What `pg`'s query has beyond its published types; it answers the messages of the database one by one. */
interface PgQuery {
  callback: Done | undefined;
  submit(wire: Wire): Error | null;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
const PgQuery = pg.Query as unknown as new (config: {
  text: string;
  values: unknown;
  queryMode: 'extended';
}) => PgQuery;

/** A question with parameters of any kind; without a name it is planned anew each time it is asked. */
interface Question {
  name?: string | undefined;
  text: string;
  values: readonly unknown[];
}

/**
 * A query that sends the statements that must precede it in the same message, with one Sync. When a
 * statement fails, the database skips everything up to the Sync, so the query never runs in a
 * transaction that was not opened.
 */
class OpeningQuery extends PgQuery {
  private done = 0;

  /** @param known names of the statements that the connection has planned; grows as the database answers. */
  constructor(
    private readonly opening: readonly Statement[],
    private readonly known: Set<string>,
    private readonly question: Question,
  ) {
    super({ text: question.text, values: question.values, queryMode: 'extended' });
  }

  override prepare(wire: Wire): void {
    for (const statement of this.opening) {
      this.bind(wire, statement);
      wire.execute({ portal: '', rows: 0 });
    }
    const { name, ...question } = this.question;
    if (name === undefined) {
      super.prepare(wire);
      return;
    }
    this.bind(wire, { name, ...question });
    wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '', rows: 0 });
    wire.sync();
  }

  private bind(wire: Wire, { name, text, values }: Question & { name: string }): void {
    if (!this.known.has(name)) {
      // A half-finished parse may have left the statement; closing one that does not exist is no
      // error.
      wire.close({ type: 'S', name });
      wire.parse({ name, text });
    }
    wire.bind({ statement: name, values, valueMapper: pgValues.prepareValue });
  }

  override handleDataRow(message: unknown): void {
    if (this.done === this.opening.length) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    const opened = this.opening[this.done];
    if (!opened) {
      if (this.question.name !== undefined) this.known.add(this.question.name);
      super.handleCommandComplete(message, wire);
      return;
    }
    this.known.add(opened.name);
    this.done += 1;
  }
}

/** A connection whose questions can take along what has to be done before them, in one round trip instead of one for each. */
export class OpeningClient extends ListenedClient {
  /** What begins the transaction, until something is asked in it. */
  private opening: readonly Statement[] | null = null;
  private inTransaction = false;
  private later: Statement[] = [];
  private readonly known = new Set<string>();
  private planned = false;

  /**
   * The next question takes these statements along, the first of which begins a transaction.
   * @param planned whether each question of the transaction is planned once per connection, whatever its values: right for writes,
   * which are the same few statements; a list is better planned with the filters it has.
   */
  openWith(opening: readonly Statement[], { planned }: { planned: boolean }): void {
    Object.assign(this, { opening, planned, inTransaction: true });
  }

  /** The next question of the transaction, or its COMMIT, takes this along. @returns false, and nothing is kept, outside of a transaction that was opened here. */
  takeAlong(statement: Statement): boolean {
    if (this.inTransaction) this.later.push(statement);
    return this.inTransaction;
  }

  /** Ends what was opened, if anything was asked since. A statement that COMMIT took along fails with it, and nothing is kept of the transaction. */
  async endWith(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const { opening, later } = this;
    Object.assign(this, { opening: null, later: [], inTransaction: false, planned: false });
    if (statement === 'COMMIT' && later.length > 0) {
      await this.ask([...(opening ?? []), ...later], { text: statement, values: [] }).catch(
        async (error: unknown) => {
          await super.query('ROLLBACK').catch(() => undefined);
          throw error;
        },
      );
    } else if (!opening) {
      await super.query(statement);
    }
  }

  override query(...asked: unknown[]): never {
    const along = [...(this.opening ?? []), ...this.later];
    if (along.length === 0)
      return (super.query as (...asked: unknown[]) => never)(
        ...(this.planned ? named(asked) : asked),
      );
    const [text, parameters = [], then] = asked;
    if (typeof text !== 'string' || !Array.isArray(parameters) || then !== undefined)
      throw new Error(
        'only a plain question can take along what waits for it, such as the beginning of its transaction',
      );
    const plan = this.planned && parameters.length > 0 ? nameOfPlan(text) : null;
    // A name of its own: `pg` keeps its own account of the names of questions that go alone.
    const question = {
      text,
      values: parameters as unknown[],
      name: plan === null ? undefined : `along-${plan}`,
    };
    Object.assign(this, { opening: null, later: [] });
    return this.ask(along, question) as never;
  }

  /** Asks one question; what it takes along and itself are one transaction, unless one is opened by it. */
  ask(along: readonly Statement[], question: Question): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const asked = new OpeningQuery(along, this.known, question);
      asked.callback = (error, result) => {
        if (error) reject(error);
        else resolve(result as Result);
      };
      super.query(asked as never);
    });
  }
}

/** Gives a plain question with parameters the name of its text. */
function named(asked: unknown[]): unknown[] {
  const [text, parameters, ...rest] = asked;
  if (typeof text !== 'string' || !Array.isArray(parameters) || parameters.length === 0)
    return asked;
  const name = nameOfPlan(text);
  return name === null ? asked : [{ name, text, values: parameters as unknown[] }, ...rest];
}
