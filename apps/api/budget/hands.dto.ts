import { ApiProperty } from '@nestjs/swagger';

/** What people are called today, by id; whoever is none of them has no name here. */
export type Names = ReadonlyMap<string, string>;

/** Through whose hands something came on record, and when. */
export class HandsDto {
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

/** What of this leaves the building. */
export const presentHands = (
  { filedBy, approvedBy, recordedAt }: Handled,
  names: Names,
): HandsDto => ({
  filedBy,
  filedByName: names.get(filedBy) ?? null,
  approvedBy,
  approvedByName: names.get(approvedBy) ?? null,
  recordedAt: recordedAt.toISOString(),
});

/** Everybody through whose hands some of them came. */
export const handsOf = (rows: readonly Pick<Handled, 'filedBy' | 'approvedBy'>[]): string[] =>
  rows.flatMap(({ filedBy, approvedBy }) => [filedBy, approvedBy]);
