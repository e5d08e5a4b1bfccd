import { SetMetadata } from '@nestjs/common';
import type { TrackerRequest } from '#platform/http';
import type { SessionActor, TokenActor } from '../queries/actor-of.js';
import type { Restriction } from '../rules/restrictions.js';

/**
 * The authenticated caller of a request: the person, and the session or API token with which the
 * request was sent.
 */
export type Caller =
  { actor: SessionActor; sessionToken: string } | { actor: TokenActor; sessionToken: null };

/** A request whose caller was determined by {@link CallerLookup}. */
export type SignedInRequest = Omit<TrackerRequest, 'caller'> & { caller?: Caller };

/**
 * Decorator that keeps a route available to people under one of the given restrictions, for example
 * while they must change their password. Without this decorator, a person under a restriction
 * cannot use the route.
 */
export const OpenDespite = (...restrictions: Restriction[]): MethodDecorator & ClassDecorator =>
  SetMetadata(OPEN_DESPITE_KEY, restrictions);
export const OPEN_DESPITE_KEY = 'tracker:open-despite';
