import { type ReactNode, useState } from 'react';
import { type Milestone, readMilestone } from '../client/milestones.js';
import { isProblem } from '../client/problem.js';
import { StaleNotice } from './stale-notice.js';

/**
 * Keeps the milestone that a form was filled in for. When another user changed it meanwhile, it is
 * read again and the form keeps what was typed; `notice` says what changed.
 */
export function useStaleEdit(milestone: Milestone): {
  read: Milestone;
  notice: ReactNode;
  /** Sends the form; `reset` forgets the error of a form that was overtaken. */
  send: (submit: () => Promise<void>, reset: () => void) => Promise<void>;
} {
  const [read, setRead] = useState<Milestone>(milestone);
  const [overtaken, setOvertaken] = useState<Milestone | null>(null);
  const send = async (submit: () => Promise<void>, reset: () => void): Promise<void> => {
    try {
      await submit();
    } catch (error) {
      if (!isProblem(error, 'EDIT_STALE')) return; // The form itself shows all other errors.
      const now = await readMilestone(milestone.id).catch(() => null);
      if (!now) return;
      setOvertaken(read);
      setRead(now);
      reset();
    }
  };
  return { read, notice: overtaken && <StaleNotice before={overtaken} now={read} />, send };
}
