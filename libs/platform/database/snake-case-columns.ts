import { DefaultNamingStrategy } from 'typeorm';

/**
 * Maps `planItem` in code to `plan_item` in the database, so that columns need no explicit names.
 */
export class SnakeCaseColumns extends DefaultNamingStrategy {
  override columnName(
    propertyName: string,
    customName: string | undefined,
    prefixes: string[],
  ): string {
    return [...prefixes.map(snakeCase), customName ?? snakeCase(propertyName)].join('_');
  }
}

const snakeCase = (name: string): string =>
  name.replace(/([a-z])([A-Z0-9])/g, '$1_$2').toLowerCase();
