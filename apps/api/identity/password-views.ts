import { ApiProperty } from '@nestjs/swagger';
import { PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN } from '#identity';
import { TextField } from '../edge/fields/index.js';

/** Body of a change of one's own password. */
export class PasswordChangeBody {
  @TextField({ max: PASSWORD_CHARACTERS_MAX, description: 'The present password', example: 'the one from the administrator' }) current: string;
  @TextField({ max: PASSWORD_CHARACTERS_MAX, description: `${PASSWORD_CHARACTERS_MIN} characters or more; any characters`, example: 'a sentence that nobody else says' }) next: string;
}

export class ResetPasswordView {
  @ApiProperty({ type: 'string', description: 'Shown this once; to be replaced at the next sign-in', example: 'f3Kd9-XvQm2rTz7LpA0sWc1B' }) password: string;
}
