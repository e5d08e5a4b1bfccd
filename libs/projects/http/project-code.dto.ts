import { PageOf } from '#platform/http';

/** A code by which other authorities or systems refer to a project. */
export class ProjectCodeDto {
  /** @example 2019-330100-48-01-012345 */
  code: string;
  /** false for an older code that carries a suffix */
  standard: boolean;
  recordedBy: string;
  recordedAt: string;
}

export class ProjectCodePageDto extends PageOf(ProjectCodeDto) {}
