import type { Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '#identity';
import type { Privilege, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { ChangeRequestRow } from './store/change-request-rows.js';

/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** One line of what a request would change: what stands now, and what it asks for. */
export interface SummaryLine {
  label: Words;
  old: Words | null;
  new: Words | null;
}

/** What a request would change, in words and figures, as the one who decides reads it. */
export interface Summary {
  title: Words;
  lines: readonly SummaryLine[];
  /** What the one who decides should look at; such a request is not decided in bulk. */
  warnings: readonly Words[];
  /** The amount it is about, fen; null where it is about none, or about several. */
  amountFen: bigint | null;
  month: string | null;
  /** Source document, or the file it came from. */
  source: string | null;
}

/** What a handler works with: the transaction, who acts, and today's date in the city. */
export interface ChangeContext {
  tx: Tx;
  actor: Actor;
  today: Day;
}

/** What stands now of that which a request would replace. */
export interface Base {
  /** Equal as long as nothing has changed. */
  fingerprint: string;
  /** Values to be shown beside those of the request, amounts in fen as text. */
  values: object;
}

/** Who filed a request and who approved it last. */
export interface Approved {
  filedBy: string;
  approvedBy: string;
  /** What {@link ChangeHandler.lock} returned. */
  locked?: unknown;
}

/**
 * Handles the change requests of one kind. The domain that owns what they change registers a Nest
 * provider with the decorator {@link HandlesChanges}.
 */
export interface ChangeHandler {
  /** Privileges that deciding needs, besides the scope of the one who decides. */
  readonly privileges?: readonly Privilege[];
  /** Whether it changes accounts, so that a second administrator needs access to them. */
  readonly overAccounts?: boolean;
  /** Class that checks the content of an edit, as it checks the body of the route that files it. */
  readonly form?: Type<object>;
  /**
   * Checks that the actor may file, edit, submit and withdraw a request about projects of these
   * organisations.
   * @throws Problem FORBIDDEN
   */
  allowFiling(actor: Actor, organisations: readonly string[]): void;
  /**
   * Locks what has to be locked before the request itself, so that no deadlock arises. The request
   * is not locked yet: only what never changes of it may be used.
   * @returns what `apply` needs of what was locked
   */
  lock?(tx: Tx, request: ChangeRequestRow): Promise<unknown>;
  /** Reads what the request would replace. A request that replaces nothing has no base. */
  base?(context: ChangeContext, request: ChangeRequestRow): Promise<Base>;
  /**
   * Checks the content, when the request is submitted and again when it is decided.
   * @throws Problem with the code of the broken rule
   */
  validate(context: ChangeContext, request: ChangeRequestRow): Promise<void>;
  /**
   * Replaces the content of a draft or returned request; left out where that is not possible.
   * @param payload the new content, as the client sent it
   * @returns the values to store
   */
  edit?(
    context: ChangeContext,
    request: ChangeRequestRow,
    payload: object,
  ): Promise<Pick<ChangeRequestRow, 'payload' | 'subjectKey'>>;
  /** Says of each request what it would change, or has changed. */
  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>>;
  /** Puts an approved request into effect, in the transaction of the decision. */
  apply(context: ChangeContext, request: ChangeRequestRow, approved: Approved): Promise<void>;
}

/** Class decorator that registers a class as the {@link ChangeHandler} of kinds of requests. */
export const HandlesChanges = DiscoveryService.createDecorator<readonly string[]>();

/** The handlers of all kinds of change requests. */
export class ChangeHandlers {
  private readonly handlers = new Map<string, ChangeHandler>();

  /**
   * Registers the handler of a kind.
   * @throws Error when the kind already has a handler
   */
  add(kind: string, handler: ChangeHandler): this {
    if (this.handlers.has(kind)) throw new Error(`Two handlers of change requests “${kind}”.`);
    this.handlers.set(kind, handler);
    return this;
  }

  /** Kinds of change requests that this program handles, in alphabetical order. */
  get kinds(): string[] {
    return [...this.handlers.keys()].sort();
  }

  /** Returns the handler of a kind; undefined for a kind of an earlier version. */
  find(kind: string): ChangeHandler | undefined {
    return this.handlers.get(kind);
  }

  /**
   * Returns the handler of a kind.
   * @throws Problem CHANGE_REQUEST_KIND_GONE
   */
  of(kind: string): ChangeHandler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Problem('CHANGE_REQUEST_KIND_GONE', { kind });
    return handler;
  }
}
