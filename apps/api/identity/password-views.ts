import { ApiProperty } from '@nestjs/swagger';
import { PASSWORD_CHARACTERS_MAX } from '#identity';
import { FlagField, PasswordField } from '../edge/fields/index.js';

/** Body of a change of one's own password. */
export class PasswordChangeBody {
  @PasswordField({ max: PASSWORD_CHARACTERS_MAX, description: 'The present password', example: 'the one from the administrator' }) current: string;
  @PasswordField({ max: PASSWORD_CHARACTERS_MAX, description: 'Any characters, 12 or more unless the installation says otherwise; not what is common, nor made from name, address, city or product', example: 'a sentence that nobody else says' }) next: string;
  @FlagField({ optional: true, description: 'Whether the caller\'s API tokens go on; they end with the old password otherwise' }) keepTokens?: boolean | null;
}

export class ResetPasswordView {
  @ApiProperty({ type: 'string', description: 'Shown this once; to be replaced at the next sign-in', example: 'f3Kd9-XvQm2rTz7LpA0sWc1B' }) password: string;
}
