import pg from 'pg';
import pgValues from 'pg/lib/utils.js';
import { ListenedClient } from './listened-client.js';
import { nameOfPlan } from './statement-names.js';
import { noteStatement } from './statement-listener.js';

/**
 * A prepared statement with its parameters. Statements with the same name have the same text, so
 * that a connection plans each of them only once.
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

/**
 * Functions of the connection object of `pg` that send the messages of PostgreSQL's extended query
 * protocol.
 */
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
 * Members of the class `Query` of `pg` that its published types lack. They handle the messages of
 * the database.
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

/** A query with parameters. A query without a name is planned each time. */
interface Question {
  name?: string | undefined;
  text: string;
  values: readonly unknown[];
}

/**
 * A query that is sent in one message with the statements that must run before it (`opening`), such
 * as BEGIN. When one of these statements fails, the database skips the query, so it never runs
 * outside the transaction.
 */
class OpeningQuery extends PgQuery {
  private done = 0;

  /**
   * @param known names of the statements that this connection has already planned. A name is added
   * when the database confirms the statement.
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
      // A failed attempt may have left a prepared statement with this name on the connection, so
      // that name is freed first. Closing a statement that does not exist is not an error.
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
 * A connection that can send statements together with the next query, so that all of them take one
 * round trip to the database.
 */
export class OpeningClient extends ListenedClient {
  /**
   * Statements that begin the transaction, until they are sent with the first query; null
   * afterwards.
   */
  private opening: readonly Statement[] | null = null;
  private inTransaction = false;
  private later: Statement[] = [];
  private readonly known = new Set<string>();
  private planned = false;

  /**
   * Begins a transaction: these statements, the first of which is BEGIN, are sent together with the
   * next query.
   * @param planned true: each query text is planned once per connection, for all parameter values;
   * suits writing transactions, which repeat a few statements. False: each query is planned for its
   * actual values, which is better for lists with varying filters.
   */
  openWith(opening: readonly Statement[], { planned }: { planned: boolean }): void {
    Object.assign(this, { opening, planned, inTransaction: true });
  }

  /**
   * Stores a statement that is sent together with the next query of the transaction, or with its
   * COMMIT.
   * @returns false, without storing the statement, when no transaction was begun by `openWith`.
   */
  takeAlong(statement: Statement): boolean {
    if (this.inTransaction) this.later.push(statement);
    return this.inTransaction;
  }

  /**
   * Ends the transaction. If no query was sent in it, nothing is sent. If a statement that is sent
   * together with the COMMIT fails, the whole transaction is rolled back.
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
    if (along.length === 0) return this.send(...(this.planned ? named(asked) : asked));
    const [text, parameters = [], then] = asked;
    if (typeof text !== 'string' || !Array.isArray(parameters) || then !== undefined)
      throw new Error(
        'only a plain question can take along what waits for it, such as the beginning of its transaction',
      );
    const plan = this.planned && parameters.length > 0 ? nameOfPlan(text) : null;
    // The prefix avoids a clash of names: `pg` keeps its own list of the names of queries that are
    // sent without preceding statements.
    const question = {
      text,
      values: parameters as unknown[],
      name: plan === null ? undefined : `along-${plan}`,
    };
    Object.assign(this, { opening: null, later: [] });
    return this.ask(along, question) as never;
  }

  private send(...asked: unknown[]): never {
    const answer = (super.query as (...asked: unknown[]) => never)(...asked);
    noteStatement(asked[0], answer);
    return answer;
  }

  /**
   * Sends the statements `along` and one query together. They form one transaction of their own,
   * unless the first statement is a BEGIN.
   */
  ask(along: readonly Statement[], question: Question): Promise<Result> {
    const answer = new Promise<Result>((resolve, reject) => {
      const asked = new OpeningQuery(along, this.known, question);
      asked.callback = (error, result) => {
        if (error) reject(error);
        else resolve(result as Result);
      };
      super.query(asked as never);
    });
    for (const statement of along) noteStatement(statement);
    noteStatement(question, answer);
    return answer;
  }
}

/**
 * Adds a statement name to the arguments of a query with parameters, so that the connection plans
 * the text of the query only once. Other arguments are returned unchanged.
 */
function named(asked: unknown[]): unknown[] {
  const [text, parameters, ...rest] = asked;
  if (typeof text !== 'string' || !Array.isArray(parameters) || parameters.length === 0)
    return asked;
  const name = nameOfPlan(text);
  return name === null ? asked : [{ name, text, values: parameters as unknown[] }, ...rest];
}
