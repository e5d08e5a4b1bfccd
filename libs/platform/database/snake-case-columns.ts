import { DefaultNamingStrategy } from 'typeorm';

/**
 * TypeORM naming strategy that maps a property such as `planItem` to the column `plan_item`, so
 * that entities need not state the names of their columns.
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
