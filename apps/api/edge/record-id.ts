import { Injectable, type PipeTransform } from '@nestjs/common';
import { Refusal } from '#platform';

/** Takes a path's id; anything that cannot be an id answers like a record that does not exist. `@Param('id', RecordIdPipe)` */
@Injectable()
export class RecordIdPipe implements PipeTransform<unknown, string> {
  transform(given: unknown): string {
    if (typeof given !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given))
      throw new Refusal('NOT_FOUND');
    return given.toLowerCase();
  }
}

/** Takes what a unit is known by from a path; anything that cannot be one answers like a unit that does not exist. */
@Injectable()
export class UnitCodePipe implements PipeTransform<unknown, string> {
  transform(given: unknown): string {
    if (typeof given !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(given))
      throw new Refusal('NOT_FOUND');
    return given;
  }
}
