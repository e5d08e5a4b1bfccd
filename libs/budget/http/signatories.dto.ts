/** Present names of people by person id. An id that is missing here belongs to no account. */
export type Names = ReadonlyMap<string, string>;

/** Response fields that tell who submitted and who approved a record, and when it was recorded. */
export class SignatoriesDto {
  /** id of the person who submitted the record */
  filedBy: string;
  filedByName: string | null;
  /** id of the person who approved the record, never the one who submitted it */
  approvedBy: string;
  approvedByName: string | null;
  recordedAt: string;
}

interface Handled {
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** Returns the response fields that tell who submitted and who approved a record. */
export const presentSignatories = (
  { filedBy, approvedBy, recordedAt }: Handled,
  names: Names,
): SignatoriesDto => ({
  filedBy,
  filedByName: names.get(filedBy) ?? null,
  approvedBy,
  approvedByName: names.get(approvedBy) ?? null,
  recordedAt: recordedAt.toISOString(),
});

/** Returns the ids of all people who submitted or approved one of the records. */
export const signatoriesOf = (rows: readonly Pick<Handled, 'filedBy' | 'approvedBy'>[]): string[] =>
  rows.flatMap(({ filedBy, approvedBy }) => [filedBy, approvedBy]);
