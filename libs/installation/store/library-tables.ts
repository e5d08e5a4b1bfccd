/**
 * Tables that libraries make and read by themselves: TypeORM's list of migrations and the tables of
 * the job queue. The platform owns them; no SQL of the program names them, except to count jobs.
 */
export const LIBRARY_TABLES: readonly string[] = ['migrations', 'bullmq.*'];
