import { projectInScope } from '#projects';
import { type Tx } from '#platform/database';
import { ProgressReadingRow } from '../store/progress-row.js';

/** Cursor for paging: day, time of recording and id of the last reading of the previous page. */
export interface ReadingKey {
  readOn: string;
  recordedAt: string;
  id: string;
}

/**
 * Lists the progress readings of a project, latest day first. Of several readings of one day, the
 * one recorded last comes first, because that reading counts.
 */
export function progressOf(
  tx: Tx,
  projectId: string,
  page: { after?: ReadingKey | undefined; limit: number },
): Promise<ProgressReadingRow[]> {
  const query = tx
    .createQueryBuilder(ProgressReadingRow, 'reading')
    .where(`reading.project_id = :projectId AND ${projectInScope('reading.project_id')}`, {
      projectId,
    })
    .orderBy('reading.read_on', 'DESC')
    .addOrderBy('reading.recorded_at', 'DESC')
    .addOrderBy('reading.id', 'DESC')
    .limit(page.limit);
  if (page.after)
    query.andWhere(
      '(reading.read_on, reading.recorded_at, reading.id) < (:readOn, :recordedAt, :id)',
      page.after,
    );
  return query.getMany();
}
