import { DiscoveryService } from '@nestjs/core';
import type { Scope, Tx } from '#platform/database';
import type { Actor } from './rules/actor.js';

/**
 * Reads what a domain keeps of a person. The domain registers a Nest provider with the decorator
 * {@link HoldsPersonalData}.
 */
export interface PersonalDataHolder {
  /** Scope in which it reads; that of a service, which sees all organisations, when left out. */
  scope?(actor: Actor): Scope;
  /** Returns what is kept of the actor, of each kind the newest, at most `limit`. */
  ownData(tx: Tx, actor: Actor, limit: number): Promise<unknown>;
}

/** Class decorator that registers a {@link PersonalDataHolder}, by the name of its part of the file. */
export const HoldsPersonalData = DiscoveryService.createDecorator<string>();

/** The holders of personal data of all domains, by the name of their part. */
export class PersonalDataHolders {
  private readonly holders = new Map<string, PersonalDataHolder>();

  /**
   * Registers the holder of a part.
   * @throws Error when the part already has a holder
   */
  add(part: string, holder: PersonalDataHolder): this {
    if (this.holders.has(part)) throw new Error(`Two holders of personal data “${part}”.`);
    this.holders.set(part, holder);
    return this;
  }

  /** All parts with their holders, by name. */
  get all(): [string, PersonalDataHolder][] {
    return [...this.holders].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}
