import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import {
  type Announcement,
  type AnnouncementListener,
  AnnouncementListeners,
} from './announcements.js';
import type { OpeningClient, Statement } from './opening-client.js';
import { scopeStatements } from './set-scope.js';
import type { Scope } from './scope.js';
import { sqlState } from './sql-state.js';
import { nameOfStatement } from './statement-names.js';

/**
 * A transaction whose access scope is set. Functions that query the database take it as their first
 * argument, so the compiler rejects a query without a scope.
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
 * Error codes (SQLSTATE) after which a transaction is run again: serialization failure, deadlock,
 * and violated foreign key (23503). In the last case a referenced row was changed or deleted after
 * this transaction had read it, so the transaction has to decide anew.
 */
const RETRIED = new Set(['40001', '40P01', '23503']);

/**
 * The only way to read or write the tables. Every transaction sets an access scope before its first
 * query.
 */
@Injectable()
export class Database {
  private readonly listeners = new AnnouncementListeners();

  /**
   * @param noteFailure called with the error of every failed transaction, before that error is
   * thrown to the caller.
   */
  constructor(
    private readonly source: DataSource,
    private readonly noteFailure: (error: unknown) => void = () => undefined,
  ) {}

  /**
   * Registers a `listener` that is called after each commit of a transaction that announced the
   * event (see `announce`). It is called once per transaction. An error or delay of the listener
   * does not affect the transaction.
   */
  afterCommit<Subject>(
    announcement: Announcement<Subject>,
    listener: AnnouncementListener<Subject>,
  ): void {
    this.listeners.add(announcement, listener);
  }

  /**
   * Runs `work` in a read-write transaction. After a serialization failure, a deadlock or a
   * violated foreign key, `work` is run again, at most three times in all. Calls the listeners of
   * the announced events after the commit.
   */
  async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.writeOnce(scope, work);
      } catch (error) {
        if (tried >= TRIES_MAX || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await pause(10 * 2 ** tried * (0.5 + Math.random()));
      }
    }
  }

  private async writeOnce<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    let committed: Tx | null = null;
    const answer = await this.withContext(
      BEGIN_WRITING,
      scope,
      (tx) => work((committed = tx)),
      (end, release) => andThen(end('COMMIT'), release),
    );
    if (committed) this.listeners.tell(committed);
    return answer;
  }

  /**
   * Runs `work` in a read-only transaction, in which all queries see the same state. Returns
   * without waiting for the COMMIT, which cannot change the result. The connection is reused only
   * after the COMMIT.
   */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.withContext(BEGIN_READING, scope, work, (end, release) => {
      void andThen(end('COMMIT'), release).catch(() => undefined);
    });
  }

  /**
   * Runs `work` in a transaction whose access scope is set. This is the only function that sets the
   * scope of a transaction. BEGIN and the scope are sent together with the first query.
   */
  private async withContext<T>(
    begin: Statement,
    scope: Scope,
    work: (tx: Tx) => Promise<T>,
    finish: (end: End, release: () => Promise<void>) => Promise<void> | void,
  ): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as OpeningClient;
    client.openWith([begin, ...scopeStatements(scope)], { planned: begin === BEGIN_WRITING });
    // TypeORM allows row locks only in a transaction that TypeORM itself has begun. This
    // transaction was begun by `openWith`, so TypeORM must be told that it is active.
    Object.assign(runner, { isTransactionActive: true });
    const release = (): Promise<void> => {
      Object.assign(runner, { isTransactionActive: false });
      return runner.release();
    };
    // If COMMIT or ROLLBACK fails, the connection may still be in the transaction. It is closed, so
    // that no other request reuses it.
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
   * Lets `work` run single prepared statements. Each statement is a transaction of its own, sent in
   * one round trip together with the access scope. Used for data that every request needs first,
   * such as its session. Parameters are texts.
   */
  async readInOneStatement<T>(scope: Scope, work: (tx: Asking) => Promise<T>): Promise<T> {
    const client = (await (
      (this.source.driver as PostgresDriver).master as pg.Pool
    ).connect()) as pg.PoolClient & OpeningClient;
    const query = async (text: string, values: (string | null)[] = []): Promise<unknown> =>
      (await client.ask(scopeStatements(scope), { name: nameOfStatement(text), text, values }))
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

/** The part of a transaction that code needs that only runs single queries. */
export type Asking = Pick<Tx, 'query'>;

/**
 * Checks whether a connection is unusable after an error. It remains usable only if the error
 * concerns a single statement, which the database reports with severity ERROR.
 */
const endsConnection = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || error.severity !== 'ERROR';

/**
 * Waits for `work` and then runs `after`, even if `work` failed. An error of `work` is thrown
 * afterwards.
 */
async function andThen(work: Promise<void>, after: () => Promise<void>): Promise<void> {
  try {
    await work;
  } finally {
    await after();
  }
}
