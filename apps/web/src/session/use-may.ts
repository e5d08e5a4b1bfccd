import { useOrganisations } from '../client/organisations.js';
import { mayAcknowledge, mayApprove, mayAudit, mayRecord } from './may.js';
import { useSignedIn } from './signed-in.js';

/**
 * Returns functions that check what the signed-in user may do in an organisation. The app uses them
 * to decide which buttons it shows.
 */
export function useMay(): {
  record: (unitId: string) => boolean;
  acknowledge: (unitId: string) => boolean;
  approve: (unitId: string) => boolean;
  audit: (unitId: string) => boolean;
} {
  const me = useSignedIn();
  const tree = useOrganisations().data ?? [];
  return {
    record: (unitId) => mayRecord(me, unitId, tree),
    acknowledge: (unitId) => mayAcknowledge(me, unitId, tree),
    approve: (unitId) => mayApprove(me, unitId, tree),
    audit: (unitId) => mayAudit(me, unitId, tree),
  };
}
