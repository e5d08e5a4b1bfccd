import { useEffect } from 'react';
import {
  type Approval,
  type ApprovalFilter,
  useLook,
  useWaitingApprovals,
} from '../client/approvals.js';
import { newestSeen } from './newest-seen.js';

/**
 * Once the list of the user's own requests shows all decisions that are new, says that the user
 * has seen them. Their marks stay until the list is read again.
 */
export function useLookAtOwn({ mine }: ApprovalFilter, items: readonly Approval[]): void {
  const { approved } = useWaitingApprovals().data ?? {};
  const { mutate, isIdle } = useLook();
  const until = mine === 'own' && approved !== undefined ? newestSeen(items, approved) : null;
  useEffect(() => {
    if (until !== null && isIdle) mutate(until);
  }, [until, isIdle, mutate]);
}
