import { ApiProperty } from '@nestjs/swagger';
import { PASSWORD_CHARACTERS_MAX } from '../rules/new-password.js';
import type { RoleRequirement } from '../queries/role-requirements.js';
import type { Role } from '../rules/role.js';
import type { SecondFactorState } from '../queries/second-factor-state.js';
import {
  type Deprecation,
  FormerlyCalled,
  FormerName,
  FlagField,
  PasswordField,
  TextField,
} from '#platform/http';

export class SecondFactorView {
  /** @example true */
  enabled: boolean;
  /** @example 2026-01-15T00:30:00.000Z */
  @ApiProperty({ format: 'date-time' })
  since: string | null;
  /**
   * Recovery codes that were not used yet
   * @example 10
   */
  recoveryCodesLeft: number;
}

export class BegunFactorView {
  /**
   * URI for an authenticator app, to be shown as a QR code; returned only in this response
   * @example otpauth://totp/Tracker:a@city.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tracker&algorithm=SHA1&digits=6&period=30
   */
  otpauthUri: string;
  /**
   * Secret, to be typed into the app instead of the QR code; returned only in this response
   * @example GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ
   */
  secret: string;
}

/**
 * Request body that begins to set up a second factor for signing in (codes from an authenticator
 * app).
 */
export class BeginFactorBody {
  @PasswordField({ max: PASSWORD_CHARACTERS_MAX, example: 'the present password' })
  password: string;
}

/**
 * Dates on which the name `totp` of the field with the confirmation code became deprecated and on
 * which it will no longer be accepted.
 */
export const CODE_CALLED_TOTP: Deprecation = {
  since: new Date('2026-11-28'),
  until: new Date('2027-11-28'),
};

/** Request body that confirms a second factor with a code and so activates it. */
export class ConfirmFactorBody {
  @FormerlyCalled('totp')
  @TextField({
    max: 40,
    example: '287082',
    description: 'The six digits that the authenticator shows',
  })
  code: string;
  @FormerName('code') totp?: string;
  @FlagField({ optional: true, description: "Whether the caller's other sessions end with it" })
  endOtherSessions?: boolean | null;
}

export class RecoveryCodesView {
  /**
   * Codes, each of which replaces a one-time code once; returned only in this response
   * @example ["m4q2-7xka-zt3e-nb5w"]
   */
  recoveryCodes: string[];
}

/** Request body with which people remove their own second factor. */
export class RemoveFactorBody {
  @PasswordField({ max: PASSWORD_CHARACTERS_MAX, example: 'the present password' })
  password: string;
  @TextField({
    max: 40,
    example: '287082',
    description: 'Six digits of the authenticator, or a recovery code',
  })
  totp: string;
  @FlagField({ optional: true, description: "Whether the caller's other sessions end with it" })
  endOtherSessions?: boolean | null;
}

/** Request body that sets whether a role can be used only by people with a second factor. */
export class RoleRequirementBody {
  @FlagField({ description: 'Whether the role works only with a second factor' })
  secondFactor: boolean;
}

export class RoleRequirementView {
  /** @example security-admin */
  role: Role;
  /**
   * Whether the role works only with a second factor
   * @example true
   */
  secondFactor: boolean;
  /**
   * Whether the configuration requires the second factor, which then cannot be switched off
   * @example false
   */
  compulsory: boolean;
  /** @example 2026-01-15T00:30:00.000Z */
  changedAt: string | null;
}

export class RoleRequirementsView {
  items: RoleRequirementView[];
}

/** Converts the state of the signed-in person's second factor to its response DTO. */
export const presentFactor = ({
  confirmedAt,
  recoveryCodesLeft,
}: SecondFactorState): SecondFactorView => ({
  enabled: confirmedAt !== null,
  since: confirmedAt?.toISOString() ?? null,
  recoveryCodesLeft,
});

export const presentRequirement = ({
  role,
  secondFactor,
  compulsory,
  changedAt,
}: RoleRequirement): RoleRequirementView => ({
  role,
  secondFactor,
  compulsory,
  changedAt: changedAt?.toISOString() ?? null,
});
