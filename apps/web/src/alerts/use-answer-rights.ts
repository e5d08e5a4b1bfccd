import type { Alert } from '../client/alerts.js';
import { useMay } from '../session/use-may.js';
import type { AnswerRights } from './may-answer.js';

/** Returns a function that tells what the signed-in user may do in the organisation of an alert. */
export function useAnswerRights(): (alert: Pick<Alert, 'unitId'>) => AnswerRights {
  const may = useMay();
  return ({ unitId }) => ({ manages: may.acknowledge(unitId), records: may.record(unitId) });
}
