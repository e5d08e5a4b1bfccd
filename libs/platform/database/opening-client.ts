import pg from 'pg';
import pgValues from 'pg/lib/utils.js';
import { ListenedClient } from './listened-client.js';
import { nameOfPlan } from './statement-names.js';

/**
 * A statement with its parameters. Its name is derived from its text, so that a connection plans it
 * only once.
 */
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

/** The part of `pg`'s wire protocol that sends statements. */
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

/**
 * Members of `pg`'s query that its published types lack; they handle the messages of the database.
 */
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

/** A query with parameters. Without a name it is planned each time. */
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

  /**
   * @param known names of the statements that the connection has planned; extended as the database
   * answers.
   */
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

/**
 * A connection whose queries can send preceding statements along, so that all take one round trip.
 */
export class OpeningClient extends ListenedClient {
  /** Statements that begin the transaction; null once they have been sent. */
  private opening: readonly Statement[] | null = null;
  private inTransaction = false;
  private later: Statement[] = [];
  private readonly known = new Set<string>();
  private planned = false;

  /**
   * Sends these statements together with the next query; the first of them begins a transaction.
   * @param planned whether queries of the transaction are planned once per connection, regardless
   * of their values. That suits writes, which are the same few statements; lists get better plans
   * for their actual filters.
   */
  openWith(opening: readonly Statement[], { planned }: { planned: boolean }): void {
    Object.assign(this, { opening, planned, inTransaction: true });
  }

  /**
   * Sends this statement together with the transaction's next query or its COMMIT. @returns false,
   * without storing it, when no transaction was opened here.
   */
  takeAlong(statement: Statement): boolean {
    if (this.inTransaction) this.later.push(statement);
    return this.inTransaction;
  }

  /**
   * Ends the transaction, if any query was sent in it. If a statement sent along with the COMMIT
   * fails, the whole transaction is rolled back.
   */
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
    // A separate name, because `pg` tracks the names of queries that are sent alone.
    const question = {
      text,
      values: parameters as unknown[],
      name: plan === null ? undefined : `along-${plan}`,
    };
    Object.assign(this, { opening: null, later: [] });
    return this.ask(along, question) as never;
  }

  /**
   * Sends one query. The statements sent along and the query form one transaction, unless they open
   * one.
   */
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

/** Names a plain query with parameters after its text. */
function named(asked: unknown[]): unknown[] {
  const [text, parameters, ...rest] = asked;
  if (typeof text !== 'string' || !Array.isArray(parameters) || parameters.length === 0)
    return asked;
  const name = nameOfPlan(text);
  return name === null ? asked : [{ name, text, values: parameters as unknown[] }, ...rest];
}
