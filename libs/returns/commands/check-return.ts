import type { ChangeContext } from '#approvals';
import {
  checkPostings,
  confirmedIn,
  entriesOfMonth,
  type MonthEntry,
  type ProposedEntry,
  waitingInMonth,
} from '#ledger';
import { checkMilestoneChange, type MilestoneChange } from '#milestones';
import { Problem } from '#platform/problem';
import { findProject } from '#projects';
import {
  checkComplete,
  checkLines,
  checkMonth,
  type MilestoneLine,
  postingsOf,
  type ReturnPayload,
} from '../rules/return-content.js';

/** What a return would enter: its amounts, and the entries of the month that stand now. */
export interface CheckedReturn {
  wanted: ProposedEntry[];
  standing: MonthEntry[];
}

/**
 * Checks a return that is submitted or decided, and returns what it would enter.
 * @throws Problem NOT_FOUND, RETURN_MONTH_NOT_BEGUN, RETURN_LINE_TWICE, RETURN_EMPTY,
 * COMPOSITION_NOT_SUM, RETURN_COMPLETED_MISSING, RETURN_MONTH_TAKEN with a link to entries of
 * another source, PROJECT_CLOSED, UNIT_DOUBTFUL unless confirmed, or the code of a rule that a
 * milestone's change breaks
 */
export async function checkReturn(
  { tx, today }: Pick<ChangeContext, 'tx' | 'today'>,
  { projectId, month, content, unitConfirmed }: ReturnPayload,
): Promise<CheckedReturn> {
  const project = await findProject(tx, projectId);
  checkMonth(month, today);
  checkLines(content);
  checkComplete(content, project.kind);
  const standing = await entriesOfMonth(tx, projectId, month);
  if (standing.some(({ byReturn }) => !byReturn))
    throw new Problem('RETURN_MONTH_TAKEN', { month, link: `/projects/${projectId}` });
  const waiting = await waitingInMonth(tx, projectId, month);
  if (waiting !== null)
    throw new Problem('RETURN_MONTH_TAKEN', { month, link: `/change-requests/${waiting}` });
  const postings = postingsOf(content, month);
  const {
    rows,
    refused: [first],
  } = await checkPostings(
    tx,
    postings.map(({ posting }) => ({ projectId, posting })),
    {
      today,
      origin: 'return',
      confirmed: confirmedIn({ unitConfirmed, repeatConfirmed: true, openingConfirmed: true }),
    },
  );
  if (first) throw namedByLine(first.problem, postings[first.index]?.path ?? '');
  for (const [index, line] of content.milestones.entries()) {
    const { milestoneId } = line;
    try {
      await checkMilestoneChange(tx, { projectId, milestoneId, change: changeOf(line), today });
    } catch (error) {
      throw error instanceof Problem ? namedByLine(error, `milestones.${index}`) : error;
    }
  }
  return { wanted: rows, standing };
}

/** Returns the same problem with the line of the return in which it was found. */
const namedByLine = ({ code, facts, errors }: Problem, line: string): Problem =>
  new Problem(
    code,
    facts,
    (errors.length > 0 ? errors : [{ path: '', code }]).map((error) => ({ ...error, path: line })),
  );

/** Returns the change of a milestone that a return states. */
export const changeOf = ({
  forecastOn,
  actualOn,
  explanation,
}: MilestoneLine): MilestoneChange => ({
  ...(forecastOn === null ? {} : { forecastOn }),
  ...(actualOn === null ? {} : { actualOn }),
  ...(explanation === null ? {} : { explanation }),
});
