import { SetMetadata } from '@nestjs/common';
import type { TrackerRequest } from '#platform/http';
import type { SessionActor, TokenActor } from '../queries/actor-of.js';
import type { Restriction } from '../rules/restrictions.js';

/** The authenticated caller of a request, with everything that is known of who it is. */
export type Caller =
  { actor: SessionActor; sessionToken: string } | { actor: TokenActor; sessionToken: null };

/** A request whose caller was determined by {@link CallerLookup}. */
export type SignedInRequest = Omit<TrackerRequest, 'caller'> & { caller?: Caller };

/**
 * Keeps a route available to people under one of these restrictions, for example while they must
 * change their password. Without it, a person under a restriction cannot use the route.
 */
export const OpenDespite = (...restrictions: Restriction[]): MethodDecorator & ClassDecorator =>
  SetMetadata(OPEN_DESPITE_KEY, restrictions);
export const OPEN_DESPITE_KEY = 'tracker:open-despite';
