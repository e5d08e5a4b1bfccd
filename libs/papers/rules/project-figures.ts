import type { Light } from '#alerts';
import type { YearCategory } from '#budget';
import type { Stage } from '#projects';
import type { Day, Fen } from '#values';

/**
 * What a bulletin rests on for one project, as recorded by an instant. Amounts are in fen; null
 * means that nothing is on record, which is never counted as zero.
 */
export interface ProjectFigures {
  projectId: string;
  projectName: string;
  organisationId: string;
  organisationName: string;
  /** The project of which this one is a part on the last day of the month. */
  parentId: string | null;
  stage: Stage | null;
  /** Place of the project in the plan of the year; null without a plan. */
  category: YearCategory | null;
  /** Investment planned for the year, as decided by the end of the month. */
  planFen: Fen | null;
  /** Completed investment from January up to the month. */
  completedFen: Fen | null;
  /** Funds in place from January up to the month. */
  fundsFen: Fen | null;
  /** The same at the end of the month before; both null in January. */
  planBeforeFen: Fen | null;
  completedBeforeFen: Fen | null;
  /** The lights of the evaluation at the end of the month, and its day. */
  lights: readonly Light[];
  evaluatedOn: Day;
  /**
   * Whether the project was red or amber a month before: its worst light then. Null where that was
   * not asked, because the project is neither now, or the year has just begun.
   */
  severityBefore: 'red' | 'amber' | 'none' | null;
}
