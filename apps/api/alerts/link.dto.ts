import { TextField } from '../edge/fields/index.js';
import { AcknowledgementDto } from './alert.dto.js';

const TOKEN_CHARACTERS = 43;

/** The token of a link in a mail: what stands after the # of its address. */
export class LinkDto {
  @TextField({
    min: 1,
    max: TOKEN_CHARACTERS,
    description: 'what stands after the # of the link',
    example: 'kT0m9mWc2Jb0V7r1x3y5z7A9B1C3D5E7F9G1H3I5J7K',
  })
  token: string;
}

/** The answer that a link gives. */
export class LinkAnswerDto extends AcknowledgementDto {
  @TextField({
    min: 1,
    max: TOKEN_CHARACTERS,
    description: 'what stands after the # of the link',
    example: 'kT0m9mWc2Jb0V7r1x3y5z7A9B1C3D5E7F9G1H3I5J7K',
  })
  token: string;
}
