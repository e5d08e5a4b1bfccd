interface DatabaseFault {
  readonly code?: unknown;
  readonly constraint?: string;
}

/**
 * Returns the error code (SQLSTATE) of a database error, whether thrown by `pg` or wrapped by
 * TypeORM; undefined for other errors.
 */
export function sqlState(error: unknown): string | undefined {
  const code = causeOf(error)?.code;
  return typeof code === 'string' ? code : undefined;
}

/**
 * Returns the name of the constraint that a database error reports as violated; undefined for other
 * errors.
 */
export const violatedConstraint = (error: unknown): string | undefined =>
  causeOf(error)?.constraint;

/**
 * Returns the error of `pg` inside an error of TypeORM. TypeORM's class is not imported, so that
 * code which only asks for an error code does not load TypeORM.
 */
const causeOf = (error: unknown): DatabaseFault | null | undefined =>
  (error as { driverError?: DatabaseFault } | null | undefined)?.driverError ??
  (error as DatabaseFault | null | undefined);
