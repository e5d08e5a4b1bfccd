import type { Actor } from '#identity';
import type { Approvals } from '../commands/approvals.js';
import { readingScope } from '../commands/request-scope.js';
import { changeRequestPage } from '../queries/change-requests.js';
import { type ChangeRequestDetailDto, presentChangeRequestPage } from './change-request.dto.js';

/**
 * Reads a change request with its history, as every route answers it that shows or files one.
 * @throws Problem NOT_FOUND
 */
export async function filedRequest(
  { database, clock, handlers }: Approvals,
  actor: Actor,
  id: string,
): Promise<ChangeRequestDetailDto> {
  return presentChangeRequestPage(
    await database.read(readingScope(actor), (tx) =>
      changeRequestPage(tx, { actor, today: clock.today(), handlers }, id),
    ),
  );
}
