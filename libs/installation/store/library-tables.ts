/**
 * Tables that libraries create and use by themselves: TypeORM's list of migrations and the tables
 * of the job queue. The platform owns these tables; the program's own SQL does not name them,
 * except to count jobs.
 */
export const LIBRARY_TABLES: readonly string[] = ['migrations', 'bullmq.*'];
