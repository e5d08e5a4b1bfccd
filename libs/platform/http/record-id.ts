import { Injectable, type PipeTransform } from '@nestjs/common';
import { isMonth, type Month } from '#values';
import { Problem } from '../problem/problem.js';

/**
 * Validates a record id in a URL path, as `@Param('id', RecordIdPipe)`. A text that is not an id
 * gives the same 404 response as the id of a record that does not exist.
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
 * Validates the code of an organisation in a URL path. A text that is not such a code gives the
 * same 404 response as an organisation that does not exist.
 */
@Injectable()
export class OrganisationCodePipe implements PipeTransform<unknown, string> {
  transform(given: unknown): string {
    if (typeof given !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(given))
      throw new Problem('NOT_FOUND');
    return given;
  }
}

/**
 * Validates a month in a URL path, such as `2025-06`. A text that is not a month gives the same 404
 * response as a record that does not exist.
 */
@Injectable()
export class MonthPipe implements PipeTransform<unknown, Month> {
  transform(given: unknown): Month {
    if (typeof given !== 'string' || !isMonth(given)) throw new Problem('NOT_FOUND');
    return given;
  }
}
