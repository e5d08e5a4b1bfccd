import { useUnits } from '../client/organisations.js';
import { mayAcknowledge, mayRecord } from './may.js';
import { useSignedIn } from './signed-in.js';

/** What the person who is signed in is offered, unit by unit. */
export function useMay(): { record: (unitId: string) => boolean; acknowledge: (unitId: string) => boolean } {
  const me = useSignedIn();
  const tree = useUnits().data ?? [];
  return { record: (unitId) => mayRecord(me, unitId, tree), acknowledge: (unitId) => mayAcknowledge(me, unitId, tree) };
}
