import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { Scope } from './scope.js';

/** A transaction whose scope is set. Store functions take it first, so leaving it out is a type error. */
export type Tx = EntityManager;

const TRIES_MAX = 3;
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

  /** Runs `work` in one read-only transaction with a single view of the data. */
  async read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      return withContext(tx, scope, work);
    });
  }
}

/** Sets the scope for the length of this transaction, never beyond it, and runs `work`. */
export async function withContext<T>(tx: Tx, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.query(
    `SELECT set_config('tracker.actor', $1, true), set_config('tracker.sees', $2, true), set_config('tracker.writes', $3, true),
            set_config('tracker.sees_all', $4, true), set_config('tracker.writes_all', $5, true)`,
    [scope.actorId, unitArray(scope.sees), unitArray(scope.writes), scope.sees === 'all' ? 'on' : 'off', scope.writes === 'all' ? 'on' : 'off'],
  );
  return work(tx);
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
