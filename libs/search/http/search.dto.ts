import { PageOf, TextField, WholeField } from '#platform/http';
import type { NamedFound } from '../queries/search-everything.js';

/** Records that a search answers unless a limit is given, and at most. */
const LIMIT_DEFAULT = 20;
const LIMIT_MAX = 200;

/** Query of a search. */
export class SearchQuery {
  @TextField({
    max: 100,
    description: 'part of a name, its pinyin or initials, or of a code; spaces separate parts',
    example: 'hzzh',
  })
  q: string;
  @WholeField({
    min: 1,
    max: LIMIT_MAX,
    optional: true,
    nullable: false,
    example: LIMIT_DEFAULT,
    description: `Records at most, ${LIMIT_DEFAULT} unless given`,
  })
  limit: number = LIMIT_DEFAULT;
}

/** A record that was found. */
export class FoundDto {
  /**
   * Kind of the record, such as `project` or `document`
   * @example project
   */
  kind: string;
  /**
   * What the kind is called, in the language of the answer
   * @example 项目
   */
  kindName: string;
  /**
   * Key of the record among those of its kind
   * @example metro-group
   */
  id: string;
  title: string;
  /** What tells it from others of that name, such as the organisation of a project */
  within: string | null;
  projectId: string | null;
  projectName: string | null;
  /**
   * Path of the page that shows it
   * @example /projects
   */
  page: string;
}

/** What was found, the best first; there are no further pages: a longer text finds less. */
export class FoundPageDto extends PageOf(FoundDto) {}

/** Converts what was found to its response DTO. */
export const presentFound = ({
  kind,
  kindName,
  id,
  title,
  within,
  projectId,
  projectName,
  page,
}: NamedFound): FoundDto => ({
  kind,
  kindName,
  id,
  title,
  within,
  projectId,
  projectName,
  page,
});
