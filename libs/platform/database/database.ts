import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { OpeningClient, Statement } from './opening-client.js';
import type { Scope } from './scope.js';

/** A transaction whose scope is set. Store functions take it first, so leaving it out is a type error. */
export type Tx = EntityManager;

const TRIES_MAX = 3;
const BEGIN_READING: Statement = { name: 'begin-reading', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
/** 23503: a row that was referred to changed its key or went away since this unit read it, so the unit has to be decided anew. */
const RETRIED = new Set(['40001', '40P01', '23503']);

/** The one way to the tables: every transaction carries a scope from its first statement. */
@Injectable()
export class Database {
  constructor(private readonly source: DataSource) {}

  /** Runs `work` in one transaction; on a serialization failure, a deadlock or a reference that moved the whole unit again, at most three times. */
  async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.source.transaction(async (tx) => withContext(tx, scope, work));
      } catch (error) {
        if (tried >= TRIES_MAX || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await pause(10 * 2 ** tried * (0.5 + Math.random()));
      }
    }
  }

  /**
   * Runs `work` in one read-only transaction with a single view of the data. It begins and takes its scope together with the first
   * question. Its end is not waited for: nothing can change any more what was read, and the connection serves nobody before it.
   */
  async read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = await runner.connect() as OpeningClient;
    client.openWith([BEGIN_READING, scopeStatement(scope)]);
    const end = (statement: 'COMMIT' | 'ROLLBACK') => client.endWith(statement).catch(() => client.end().catch(() => undefined)).finally(() => runner.release());
    try {
      const answer = await work(runner.manager);
      void end('COMMIT');
      return answer;
    } catch (error) {
      await end('ROLLBACK');
      throw error;
    }
  }

  /**
   * Asks single prepared questions, each of which takes its scope along and is a transaction of its own, one round trip long:
   * what every request has to know before anything else. Parameters are texts.
   */
  async glance<T>(scope: Scope, work: (tx: Asking) => Promise<T>): Promise<T> {
    const client = await ((this.source.driver as PostgresDriver).master as pg.Pool).connect() as pg.PoolClient & OpeningClient;
    const query = async (text: string, values: (string | null)[] = []): Promise<unknown> => (await client.ask([scopeStatement(scope)], { name: nameOfStatement(text), text, values })).rows;
    try {
      return await work({ query } as Asking);
    } finally {
      client.release();
    }
  }
}

/** The part of a transaction that single questions need. */
export type Asking = Pick<Tx, 'query'>;

const statementNames = new Map<string, string>();
/** One name per text, so that a connection plans it once. The texts are the program's own and few. */
function nameOfStatement(text: string): string {
  const name = statementNames.get(text) ?? `asked-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  statementNames.set(text, name);
  return name;
}

/** Sets the scope for the length of this transaction, never beyond it, and runs `work`. */
export async function withContext<T>(tx: Tx, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { text, values } = scopeStatement(scope);
  await tx.query(text, values);
  return work(tx);
}

function scopeStatement(scope: Scope): Statement {
  const { sees, writes, records = [], accounts = false } = scope;
  return {
    name: 'take-scope',
    text: `SELECT set_config('tracker.actor', $1, true), set_config('tracker.sees', $2, true), set_config('tracker.writes', $3, true), set_config('tracker.sees_all', $4, true), set_config('tracker.writes_all', $5, true), set_config('tracker.records', $6, true), set_config('tracker.records_all', $7, true), set_config('tracker.accounts', $8, true)`,
    values: [scope.actorId, unitArray(sees), unitArray(writes), sees === 'all' ? 'on' : 'off', writes === 'all' ? 'on' : 'off', unitArray(records), records === 'all' ? 'on' : 'off', accounts ? 'on' : 'off'],
  };
}

const unitArray = (units: Scope['sees']): string =>
  units === 'all' ? '{}' : `{${units.map((unit) => `"${unit.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** The SQLSTATE of a database error, whichever layer wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const cause = error instanceof QueryFailedError ? (error.driverError as { code?: string }) : (error as { code?: string } | null);
  return typeof cause?.code === 'string' ? cause.code : undefined;
}

/** The constraint a database error names, when it names one. */
export function violatedConstraint(error: unknown): string | undefined {
  const cause = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : (error as { constraint?: string } | null);
  return cause?.constraint;
}
