import { ApiProperty } from '@nestjs/swagger';
import { FIELD_CODES } from '#platform/http';
import { problemCodes } from '#platform/problem';

/**
 * All problem codes that a field of a request can have: codes about its format and codes of rules.
 */
const fieldProblemCodes = (): string[] => [...new Set([...FIELD_CODES, ...problemCodes()])].sort();

class FieldProblemView {
  /** @example amountFen */
  path: string;
  @ApiProperty({ type: 'string', enum: fieldProblemCodes, example: 'NOT_FEN' }) code: string;
  message: string;
  /**
   * What would have been taken
   * @example a string of whole fen such as "125000000"
   */
  accepted: string;
}

/** Body of every error response, sent as `application/problem+json` (RFC 9457). */
export class ProblemView {
  /** @example /problems/VALIDATION_FAILED */
  type: string;
  /** @example Bad request */
  title: string;
  /** @example 400 */
  status: number;
  /** @example VALIDATION_FAILED */
  code: string;
  /** @example Some fields cannot be accepted */
  detail: string;
  errors: FieldProblemView[];
  /** @example portal-4711 */
  requestId: string;
}
