import type { AlarmKind } from '../store/system-alarms.js';
import { PageOf } from '#platform/http';

/** A fault of the program or its data, which is reported to the administrators. */
export class AlarmDto {
  id: string;
  kind: AlarmKind;
  /** @example milestone-overdue@sample-transport */
  subject: string;
  /** what is wrong and what to do, in the reader’s language */
  explanation: string;
  raisedAt: string;
  clearedAt: string | null;
  /** when the administrators were written to */
  toldAt: string | null;
}

export class AlarmPageDto extends PageOf(AlarmDto) {}
