import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../rules/actor.js';
import {
  limitOf,
  type Restriction,
  RESTRICTIONS,
  type SessionLimit,
} from '../rules/restrictions.js';
import type { ListedSession } from '../queries/list-sessions.js';
import type { Organisation } from '../queries/organisations.js';
import { PASSWORD_CHARACTERS_MAX } from '../rules/new-password.js';
import type { Role } from '../rules/role.js';
import { PageOf, PasswordField, TextField } from '#platform/http';

/** Request body for signing in. */
export class SignInBody {
  @TextField({ max: 254, example: 'officer.transport@tracker.example' }) email: string;
  @PasswordField({
    max: PASSWORD_CHARACTERS_MAX,
    example: 'a password from data/first-accounts.json',
  })
  password: string;
  @TextField({
    max: 40,
    optional: true,
    example: '287082',
    description:
      'Six digits of an authenticator, or a recovery code; only for accounts with a second factor',
  })
  totp?: string | null;
}

/**
 * Request body with which a signed-in person enters the password again before a sensitive action.
 */
export class ProofBody {
  @PasswordField({ max: PASSWORD_CHARACTERS_MAX, example: 'the present password' })
  password: string;
}

export class PersonView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** @example 交通单位专员（示例） */
  name: string;
  /** @example officer.transport@tracker.example */
  email: string;
  /** @example zh */
  language: 'zh' | 'en';
}

export class HeldRoleView {
  /** @example officer */
  role: Role;
  /** @example sample-transport */
  unitId: string;
  /** @example 交通建设单位（示例） */
  unitName: string;
}

export class MeView {
  person: PersonView;
  roles: HeldRoleView[];
  /** @example trial */
  installation: 'trial' | 'production';
  /**
   * Names of the organisations in which two of the person’s roles exclude each other; the person
   * may only read there until one of the roles ends
   * @example []
   */
  readOnlyUnits: string[];
  /** Value to send as X-CSRF-Token with every change; null for callers with an API token */
  csrfToken: string | null;
  @ApiProperty({
    type: [String],
    enum: [...RESTRICTIONS],
    example: [],
    description:
      'What has to be done before anything else, in this order; until then other routes answer 403',
  })
  restrictions: readonly Restriction[];
  /** Earlier name of the first item of `restrictions`; null when there is none */
  @ApiProperty({
    deprecated: true,
    enum: ['password-change', 'second-factor-enrolment', null],
    example: null,
  })
  limit: SessionLimit | null;
}

export class SessionView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** @example 2026-01-15T00:30:00.000Z */
  createdAt: string;
  /**
   * Time of the last request, updated at most once a minute
   * @example 2026-01-15T02:10:00.000Z
   */
  lastSeenAt: string;
  /** @example 2026-01-22T00:30:00.000Z */
  expiresAt: string;
  /**
   * Network address from which the person signed in
   * @example 10.20.0.7
   */
  from: string | null;
  /**
   * Browser with which the person signed in
   * @example Firefox 140, Windows
   */
  agent: string | null;
  /**
   * Whether this is the session of the request itself
   * @example true
   */
  current: boolean;
}

export class SessionPage extends PageOf(SessionView) {}

/**
 * Converts a session to its response DTO in the list of a person's own sessions. Times, network
 * address and browser let the person recognise the session.
 */
export const presentSession = (session: ListedSession, currentId: string | null): SessionView => ({
  id: session.id,
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  from: session.from,
  agent: session.agent,
  current: session.id === currentId,
});

/**
 * Converts the signed-in person, with roles and organisations, to the response that the web app
 * loads first.
 */
export const presentMe = (
  actor: Actor,
  units: readonly Organisation[],
  csrfToken: string | null,
  restrictions: readonly Restriction[],
): Omit<MeView, 'installation'> => ({
  person: { id: actor.personId, name: actor.name, email: actor.email, language: actor.language },
  roles: actor.memberships.map(({ role, unitId }) => ({
    role,
    unitId,
    unitName: units.find((unit) => unit.id === unitId)?.name ?? unitId,
  })),
  readOnlyUnits: actor.readOnlyUnits.map((id) => units.find((unit) => unit.id === id)?.name ?? id),
  csrfToken,
  restrictions,
  limit: limitOf(restrictions),
});
