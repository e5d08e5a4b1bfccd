import { DiscoveryService } from '@nestjs/core';
import type { Day } from '#values';
import type { Tx } from '../database/database.js';
import type { Scope } from '../database/scope.js';
import type { Language } from '../language/language.js';
import type { Sought } from './sought.js';

/** A record that was found. */
export interface Found {
  /** Key of the record among those of its kind. */
  id: string;
  /** What the record is called. */
  title: string;
  /** What tells it from others of that name, such as the organisation of a project; null if none. */
  within: string | null;
  /** Path of the page of the web app that shows it. */
  page: string;
  /** Project that it belongs to; null where it belongs to none, or is one. */
  projectId: string | null;
  /** How well it matches, see `rankOf`. */
  rank: number;
}

/** Who searches, as the platform sees them. */
export interface Searcher {
  personId: string;
  scope: Scope;
}

/** What is sought, by whom, and how much of it is wanted. */
export interface Asked<A extends Searcher = Searcher> {
  sought: Sought;
  actor: A;
  language: Language;
  today: Day;
  /** Largest number of records wanted, the best first. */
  limit: number;
}

/**
 * Finds the records of one kind. The domain that owns them registers a Nest provider with the
 * decorator {@link Finds}. It finds only what the actor may also open.
 */
export interface Finder {
  /** Scope in which it reads; that of the actor when left out. */
  scope?(actor: Searcher): Scope;
  find(tx: Tx, asked: Asked): Promise<Found[]>;
}

/** A kind of records that can be found, with its name for people. */
export interface FindableKind {
  kind: string;
  words: Readonly<Record<Language, string>>;
  /** Place of the kind among those that match equally well; lower comes first. */
  order: number;
}

/** Class decorator that registers a class as the {@link Finder} of one kind of records. */
export const Finds = DiscoveryService.createDecorator<FindableKind>();

/** The finders of all kinds of records. */
export class Finders {
  private readonly finders = new Map<string, FindableKind & { finder: Finder }>();

  /**
   * Registers the finder of a kind.
   * @throws Error when the kind already has a finder
   */
  add(kind: FindableKind, finder: Finder): this {
    if (this.finders.has(kind.kind)) throw new Error(`Two finders of “${kind.kind}”.`);
    this.finders.set(kind.kind, { ...kind, finder });
    return this;
  }

  /** All kinds with their finders, in the order of the kinds. */
  get all(): (FindableKind & { finder: Finder })[] {
    return [...this.finders.values()].sort((one, other) => one.order - other.order);
  }
}
