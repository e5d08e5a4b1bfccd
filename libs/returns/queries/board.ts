import { CHANGE_REQUESTS_SQL } from '#approvals';
import { ORGANISATIONS_SQL, returnDuties, type ReturnDuties, type ReturnTerms } from '#identity';
import { loadCalendar } from '#platform/calendar';
import { inScope, type Tx } from '#platform/database';
import { PROJECTS_SQL } from '#projects';
import { type Day, type Month, monthOf } from '#values';
import {
  type BoardState,
  boardState,
  type CountedState,
  type ReturnCounts,
} from '../rules/board-state.js';
import { isReportingMonth, SILENT_STAGES } from '../rules/return-duty.js';
import { dueOn } from '../rules/return-state.js';

/** A month of an organisation on the board. */
export interface BoardMonth {
  month: Month;
  state: BoardState;
  dueOn: Day | null;
  counts: ReturnCounts;
}

/** An organisation on the board, with the terms of its returns in the last of the months. */
export interface BoardRow {
  organisationId: string;
  organisationName: string;
  returnsFrom: Month | null;
  terms: ReturnTerms;
  months: BoardMonth[];
}

const LEADING = `SELECT unit.id AS "organisationId", unit.name AS "organisationName"
  FROM ${ORGANISATIONS_SQL} unit
  WHERE ($1::text IS NULL OR unit.id > $1) AND ($2::text[] IS NULL OR unit.id = ANY ($2))
    AND EXISTS (SELECT FROM ${PROJECTS_SQL} project
      WHERE project.unit_id = unit.id AND ${inScope('project.organisation_number')})
  ORDER BY unit.id LIMIT $3`;

interface Counted {
  unitId: string;
  month: Month;
  tier: string;
  silent: boolean;
  state: CountedState;
  count: number;
}

const COUNTED = `SELECT project.unit_id AS "unitId", asked.month, project.tier,
    project.stage = ANY ($3::text[])
      AND (project.stage_on IS NULL OR project.stage_on < (asked.month || '-01')::date) IS TRUE
      AS silent,
    CASE WHEN kept.project_id IS NULL THEN 'not-begun'
      WHEN request.state IN ('submitted', 'returned', 'approved') THEN request.state
      ELSE 'draft' END AS state,
    count(*)::integer AS count
  FROM unnest($1::text[]) AS asked (month)
  CROSS JOIN ${PROJECTS_SQL} project
  LEFT JOIN project_returns kept ON kept.project_id = project.id AND kept.month = asked.month
  LEFT JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = kept.change_request_id
  WHERE project.unit_id = ANY ($2::text[]) AND ${inScope('project.organisation_number')}
  GROUP BY 1, 2, 3, 4, 5`;

/**
 * Lists organisations that lead visible projects, by id, with the state of their returns in some
 * months.
 * @param only ids of the organisations; null for all
 */
export async function returnBoard(
  tx: Tx,
  { months, today, only }: { months: readonly Month[]; today: Day; only: readonly string[] | null },
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<BoardRow[]> {
  const units = await tx.query<Pick<BoardRow, 'organisationId' | 'organisationName'>[]>(LEADING, [
    afterId,
    only,
    limit,
  ]);
  if (units.length === 0) return [];
  const ids = units.map(({ organisationId }) => organisationId);
  const counted = await tx.query<Counted[]>(COUNTED, [months, ids, SILENT_STAGES]);
  const duties = await returnDuties(tx);
  const calendar = await loadCalendar(tx);
  const last = months.at(-1) ?? monthOf(today);
  return units.map((unit) => {
    const { organisationId: id } = unit;
    const own = counted.filter(({ unitId }) => unitId === id);
    return {
      ...unit,
      returnsFrom: duties.from(id),
      terms: duties.termsOf(id, last),
      months: months.map((month) => {
        const due = dueOn(month, duties.termsOf(id, month).workingDay, calendar);
        const asked = duties.asks(id, month) && month <= monthOf(today);
        const counts = countsOf(own, { id, month }, duties);
        return {
          month,
          state: boardState(counts, { asked, dueOn: due }, today),
          dueOn: due,
          counts,
        };
      }),
    };
  });
}

/** Counts the returns that are owed, and others that somebody began all the same. */
function countsOf(
  counted: readonly Counted[],
  { id, month }: { id: string; month: Month },
  duties: ReturnDuties,
): ReturnCounts {
  const terms = duties.termsOf(id, month);
  const counts: ReturnCounts = {
    'not-begun': 0,
    draft: 0,
    submitted: 0,
    returned: 0,
    approved: 0,
  };
  for (const one of counted) {
    if (one.month !== month) continue;
    const owed = duties.asks(id, month) && !one.silent && isReportingMonth(month, one.tier, terms);
    if (owed || one.state !== 'not-begun') counts[one.state] += one.count;
  }
  return counts;
}
