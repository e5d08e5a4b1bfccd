import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { OpeningClient, Statement } from './opening-client.js';
import type { Scope } from './scope.js';
import { nameOfStatement } from './statement-names.js';

/**
 * A transaction whose access scope is set. Store functions take it as first argument, so that
 * leaving it out is a type error.
 */
export type Tx = EntityManager;

const TRIES_MAX = 3;
const BEGIN_READING: Statement = {
  name: 'begin-reading',
  text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  values: [],
};
const BEGIN_WRITING: Statement = { name: 'begin-writing', text: 'BEGIN', values: [] };
type End = (statement: 'COMMIT' | 'ROLLBACK') => Promise<void>;
/**
 * SQLSTATEs after which a transaction is repeated. 23503: a referenced row changed its key or was
 * deleted after it was read, so the decision has to be made again.
 */
const RETRIED = new Set(['40001', '40P01', '23503']);

/**
 * The only access to the tables: every transaction sets an access scope with its first statement.
 */
@Injectable()
export class Database {
  /**
   * @param noteFailure called with the error of every failed transaction, before the caller
   * receives it.
   */
  constructor(
    private readonly source: DataSource,
    private readonly noteFailure: (error: unknown) => void = () => undefined,
  ) {}

  /**
   * Runs `work` in one transaction. It is repeated after a serialization failure, a deadlock or a
   * changed reference, at most three times in all.
   */
  async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.withContext(BEGIN_WRITING, scope, work, (end, release) =>
          andThen(end('COMMIT'), release),
        );
      } catch (error) {
        if (tried >= TRIES_MAX || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await pause(10 * 2 ** tried * (0.5 + Math.random()));
      }
    }
  }

  /**
   * Runs `work` in one read-only transaction with a single snapshot. Returns without waiting for
   * its COMMIT, which cannot change what was read; the connection is reused only after it.
   */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.withContext(BEGIN_READING, scope, work, (end, release) => {
      void andThen(end('COMMIT'), release).catch(() => undefined);
    });
  }

  /**
   * Runs `work` in a transaction with an access scope. This is the only place that sets the scope;
   * BEGIN and the scope are sent together with the first query.
   */
  private async withContext<T>(
    begin: Statement,
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    finish: (end: End, release: () => Promise<void>) => Promise<void> | void,
  ): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as OpeningClient;
    client.openWith([begin, scopeStatement(scope)], { planned: begin === BEGIN_WRITING });
    // TypeORM allows row locks only in a transaction it knows of, and it did not begin this one.
    Object.assign(runner, { isTransactionActive: true });
    const release = (): Promise<void> => {
      Object.assign(runner, { isTransactionActive: false });
      return runner.release();
    };
    // A connection that fails to end its transaction is closed, so that it is not reused.
    const end: End = (statement) =>
      client.endWith(statement).catch(async (error: unknown) => {
        if (statement === 'COMMIT' && !endsConnection(error)) throw error;
        await client.end().catch(() => undefined);
        throw error;
      });
    let answer: T;
    try {
      answer = await work(runner.manager);
    } catch (error) {
      this.noteFailure(error);
      await andThen(
        end('ROLLBACK').catch(() => undefined),
        release,
      );
      throw error;
    }
    try {
      await finish(end, release);
    } catch (error) {
      this.noteFailure(error);
      throw error;
    }
    return answer;
  }

  /**
   * Runs single prepared statements, each as a transaction of its own in one round trip that also
   * sets the scope. Used for what every request must know first, such as its session. Parameters
   * are texts.
   */
  async readInOneStatement<T>(scope: Scope, work: (tx: Asking) => Promise<T>): Promise<T> {
    const client = (await (
      (this.source.driver as PostgresDriver).master as pg.Pool
    ).connect()) as pg.PoolClient & OpeningClient;
    const query = async (text: string, values: (string | null)[] = []): Promise<unknown> =>
      (await client.ask([scopeStatement(scope)], { name: nameOfStatement(text), text, values }))
        .rows;
    try {
      const answer = await work({ query } as Asking);
      client.release();
      return answer;
    } catch (error) {
      client.release(endsConnection(error));
      throw error;
    }
  }
}

/** The part of a transaction that single queries need. */
export type Asking = Pick<Tx, 'query'>;

function scopeStatement(scope: Scope): Statement {
  const { sees, writes, records = [], accounts = false, privileges = [] } = scope;
  return {
    name: 'take-scope',
    text: `SELECT set_config('tracker.actor', $1, true), set_config('tracker.sees', $2, true),
      set_config('tracker.writes', $3, true), set_config('tracker.sees_all', $4, true),
      set_config('tracker.writes_all', $5, true), set_config('tracker.records', $6, true),
      set_config('tracker.records_all', $7, true), set_config('tracker.accounts', $8, true),
      set_config('tracker.privileges', $9, true)`,
    values: [
      scope.actorId,
      unitArray(sees),
      unitArray(writes),
      sees === 'all' ? 'on' : 'off',
      writes === 'all' ? 'on' : 'off',
      unitArray(records),
      records === 'all' ? 'on' : 'off',
      accounts ? 'on' : 'off',
      `{${privileges.join(',')}}`,
    ],
  };
}

const unitArray = (units: Scope['sees']): string =>
  units === 'all'
    ? '{}'
    : `{${units.map((unit) => `"${unit.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/**
 * Whether an error makes the connection unusable: every error except one about a single statement
 * with a severity below FATAL.
 */
const endsConnection = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || error.severity !== 'ERROR';

/** The SQLSTATE of a database error, whichever layer wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const cause =
    error instanceof QueryFailedError
      ? (error.driverError as { code?: string })
      : (error as { code?: string } | null);
  return typeof cause?.code === 'string' ? cause.code : undefined;
}

/** The name of the violated constraint, if a database error has one. */
export function violatedConstraint(error: unknown): string | undefined {
  const cause =
    error instanceof QueryFailedError
      ? (error.driverError as { constraint?: string })
      : (error as { constraint?: string } | null);
  return cause?.constraint;
}

/** Waits for `work`, and then for `after`, whether or not `work` failed; its error is passed on. */
async function andThen(work: Promise<void>, after: () => Promise<void>): Promise<void> {
  try {
    await work;
  } finally {
    await after();
  }
}
