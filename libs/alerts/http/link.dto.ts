import { TextField } from '#platform/http';
import { AcknowledgementDto } from './alert.dto.js';

const TOKEN_CHARACTERS = 43;

/**
 * Request body with the token of a link in a mail. The token is the part of the link's URL after
 * `#`.
 */
export class LinkDto {
  @TextField({
    min: 1,
    max: TOKEN_CHARACTERS,
    description: 'the part of the link after the #',
    example: 'kT0m9mWc2Jb0V7r1x3y5z7A9B1C3D5E7F9G1H3I5J7K',
  })
  token: string;
}

/** Request body that acknowledges an alert with the token of a link in a mail. */
export class LinkAnswerDto extends AcknowledgementDto {
  @TextField({
    min: 1,
    max: TOKEN_CHARACTERS,
    description: 'the part of the link after the #',
    example: 'kT0m9mWc2Jb0V7r1x3y5z7A9B1C3D5E7F9G1H3I5J7K',
  })
  token: string;
}
