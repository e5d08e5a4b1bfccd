import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '#platform';

/**
 * Validates an id in a path. A text that cannot be an id gets the same 404 as a record that does
 * not exist. Used as `@Param('id', RecordIdPipe)`.
 */
@Injectable()
export class RecordIdPipe implements PipeTransform<unknown, string> {
  transform(given: unknown): string {
    if (typeof given !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given))
      throw new Problem('NOT_FOUND');
    return given.toLowerCase();
  }
}

/**
 * Validates an organisation's code in a path. A text that cannot be one gets the same 404 as an
 * organisation that does not exist.
 */
@Injectable()
export class UnitCodePipe implements PipeTransform<unknown, string> {
  transform(given: unknown): string {
    if (typeof given !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(given))
      throw new Problem('NOT_FOUND');
    return given;
  }
}
