import { ApiProperty } from '@nestjs/swagger';

/** Present names of people by id; an id without an entry belongs to nobody with an account. */
export type Names = ReadonlyMap<string, string>;

/** Who submitted and who approved a record, and when. */
export class SignatoriesDto {
  @ApiProperty({ description: 'id of the person' }) filedBy: string;
  @ApiProperty({ type: String, nullable: true }) filedByName: string | null;
  @ApiProperty({ description: 'id of another person' }) approvedBy: string;
  @ApiProperty({ type: String, nullable: true }) approvedByName: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}

interface Handled {
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** Converts the submitter and the approver of a record to response fields. */
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

/** Ids of everybody who submitted or approved one of the rows. */
export const signatoriesOf = (rows: readonly Pick<Handled, 'filedBy' | 'approvedBy'>[]): string[] =>
  rows.flatMap(({ filedBy, approvedBy }) => [filedBy, approvedBy]);
