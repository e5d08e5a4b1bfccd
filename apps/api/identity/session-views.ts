import { ApiProperty } from '@nestjs/swagger';
import { type Actor, type Organisation, ROLES, type Role } from '#identity';
import { TextField } from '../edge/fields/index.js';

/** Body of a sign-in. */
export class SignInBody {
  @TextField({ max: 254, example: 'officer.transport@tracker.example' }) email: string;
  @TextField({ max: 200, example: 'a password from data/first-accounts.json' }) password: string;
}

export class PersonView {
  @ApiProperty({ type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' }) id: string;
  @ApiProperty({ type: 'string', example: '交通单位专员（示例）' }) name: string;
  @ApiProperty({ type: 'string', example: 'officer.transport@tracker.example' }) email: string;
  @ApiProperty({ type: 'string', enum: ['zh', 'en'], example: 'zh' }) language: 'zh' | 'en';
}

export class HeldRoleView {
  @ApiProperty({ type: 'string', enum: [...ROLES], example: 'officer' }) role: Role;
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string', example: '交通建设单位（示例）' }) unitName: string;
}

export class MeView {
  @ApiProperty({ type: PersonView }) person: PersonView;
  @ApiProperty({ type: [HeldRoleView] }) roles: HeldRoleView[];
  @ApiProperty({ type: 'string', nullable: true, description: 'To be repeated in X-CSRF-Token on unsafe requests; null for callers with a bearer token' }) csrfToken: string | null;
}

/** Who is signed in, as the browser needs to know. */
export const presentMe = (actor: Actor, units: readonly Organisation[], csrfToken: string | null): MeView => ({
  person: { id: actor.personId, name: actor.name, email: actor.email, language: actor.language },
  roles: actor.memberships.map(({ role, unitId }) => ({ role, unitId, unitName: units.find((unit) => unit.id === unitId)?.name ?? unitId })),
  csrfToken,
});
