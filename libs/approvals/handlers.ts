import type { Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '#identity';
import type { Privilege, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { Level } from './rules/levels.js';
import type { ChangeRequestRow } from './store/change-request-rows.js';

/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** One value that a change request would change: before and after the change, with a label. */
export interface SummaryLine {
  label: Words;
  old: Words | null;
  new: Words | null;
}

/** Summary of a change request for the person who decides: the values that it would change. */
export interface Summary {
  title: Words;
  lines: readonly SummaryLine[];
  /** Warnings for the person who decides; a request with warnings is not decided in bulk. */
  warnings: readonly Words[];
  /** Amount that the request changes, in fen; null when it changes none or several. */
  amountFen: bigint | null;
  month: string | null;
  /** Source document, or name of the imported file. */
  source: string | null;
}

/** Data that every method of a handler needs: transaction, actor, and today's date in the city. */
export interface ChangeContext {
  tx: Tx;
  actor: Actor;
  today: Day;
}

/** The present values that a change request would replace. */
export interface Base {
  /** Fingerprint of the values; it stays the same as long as none of them changes. */
  fingerprint: string;
  /** The values, to be displayed next to those of the request; amounts in fen as text. */
  values: object;
}

/** Ids of the person who filed a change request and of the last person who approved it. */
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
  /** Privileges that a decision needs in addition to the access scope of the person who decides. */
  readonly privileges?: readonly Privilege[];
  /** Whether it changes accounts, so that a second administrator needs access to them. */
  readonly overAccounts?: boolean;
  /** Levels that decide a request where an administrator set none for its kind. */
  levels?(request: ChangeRequestRow): readonly Level[] | undefined;
  /** Class that validates edited content; it also validates the body of the route that files. */
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
  /** Reads the values that the request would replace. Left out when it replaces nothing. */
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
  /** Returns a summary of each request, by id: the values that it would change or has changed. */
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
