import { ApiProperty } from '@nestjs/swagger';
import { CodeField, field, IdListField, NewestFirstQuery, PageOf } from '#platform/http';
import { wordProblemCode } from '#platform/problem';
import type { Language } from '#platform/language';
import type { ComposedProject, WantedPackage } from '../commands/compose-package.js';
import type { PackageProblem } from '../rules/check-package.js';
import type { PackageDetail, PackageProject, PublishedPackage } from '../queries/packages.js';
import {
  DISCLOSED_FIELDS,
  type DisclosedField,
  PACKAGE_PROJECTS_MAX,
  type Tier,
  TIERS,
} from '../rules/tiers.js';

/** Query parameters for one page of packages, the newest first. */
export class PackagesQuery extends NewestFirstQuery {}

const isField = (one: unknown): one is DisclosedField =>
  (DISCLOSED_FIELDS as readonly unknown[]).includes(one);

/** Declares the list of groups of fields that a package holds. */
const DisclosedFieldsField = (): PropertyDecorator =>
  field<DisclosedField[]>(
    {
      code: 'NOT_A_CODE',
      message: { zh: '不在可用的代码之中', en: 'That is none of the codes' },
      accepted: { zh: DISCLOSED_FIELDS.join('、'), en: DISCLOSED_FIELDS.join(', ') },
      read: (raw) =>
        Array.isArray(raw) && raw.every(isField)
          ? DISCLOSED_FIELDS.filter((one) => raw.includes(one))
          : undefined,
      schema: { type: 'array', items: { type: 'string', enum: [...DISCLOSED_FIELDS] } },
    },
    {
      optional: true,
      description: 'what the package says beside names and stages; all if left out',
    },
  );

/** Request body with the projects that are to be published, and how far they may go. */
export class DisclosurePackageBody {
  @IdListField({ max: PACKAGE_PROJECTS_MAX }) projectIds: string[];
  @CodeField(TIERS, {
    description: 'public: for everybody; internal: for the administration; withheld: counted alone',
  })
  tier: Tier;
  @DisclosedFieldsField() fields?: DisclosedField[] | null;
}

/** Converts a request body to the package that it asks for. */
export const wantedPackage = ({
  projectIds,
  tier,
  fields,
}: DisclosurePackageBody): WantedPackage => ({
  projectIds,
  tier,
  fields: tier === 'withheld' ? [] : (fields ?? DISCLOSED_FIELDS),
});

/** A package that was published. */
export class DisclosurePackageDto {
  id: string;
  tier: Tier;
  fields: DisclosedField[];
  /** number of its projects */
  projects: number;
  publishedOn: string;
  publishedAt: string;
  /** of the file; null where the projects are withheld, so that there is none */
  sha256: string | null;
  bytes: number | null;
  filedByName: string | null;
  approvedByName: string | null;
  changeRequestId: string;
}

/** Packages that were published, the newest first. */
export class DisclosurePackagePageDto extends PageOf(DisclosurePackageDto) {}

/** What a package says about one of its projects. */
export class DisclosedProjectDto {
  projectId: string;
  projectName: string | null;
  /** the project as OC4IDS; null where it is withheld */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  content: object | null;
}

/** Why a text or a day must not leave. */
export class DisclosureProblemDto {
  /** @example projectIds.0 */
  path: string;
  code: string;
  message: string;
  accepted: string | null;
}

/** What a package would say, and what forbids it to leave. */
export class DisclosurePreviewDto {
  projects: DisclosedProjectDto[];
  problems: DisclosureProblemDto[];
  /** prefix of the ids of projects */
  prefix: string;
  /** whether the prefix is that of the standard's documentation, not one of the publisher's own */
  prefixIsExample: boolean;
}

/** A package as it was proposed, and when it was published. */
export class DisclosurePackageDetailDto {
  id: string;
  tier: Tier;
  fields: DisclosedField[];
  composedAt: string;
  /** null until it is approved */
  publishedOn: string | null;
  sha256: string | null;
  projects: DisclosedProjectDto[];
}

const presentProject = ({
  projectId,
  projectName,
  content,
}: PackageProject | ComposedProject): DisclosedProjectDto => ({
  projectId,
  projectName,
  content: content === null ? null : (JSON.parse(content) as object),
});

/** Converts a published package to its response DTO. */
export const presentPackage = (row: PublishedPackage): DisclosurePackageDto => ({
  ...row,
  publishedAt: row.publishedAt.toISOString(),
  bytes: row.bytes === null ? null : Number(row.bytes),
});

/** Converts a package with what it says to its response DTO. */
export const presentPackageDetail = ({
  id,
  tier,
  fields,
  composedAt,
  projects,
  publication,
}: PackageDetail): DisclosurePackageDetailDto => ({
  id,
  tier,
  fields: [...fields],
  composedAt: composedAt.toISOString(),
  publishedOn: publication?.publishedOn ?? null,
  sha256: publication?.sha256 ?? null,
  projects: projects.map(presentProject),
});

/** Prefix of the standard's documentation. */
const EXAMPLE_PREFIX = 'oc4ids-bu3kcz';

/** Converts what a package would say to its response DTO. */
export const presentPreview = (
  {
    projects,
    problems,
  }: { projects: readonly ComposedProject[]; problems: readonly PackageProblem[] },
  prefix: string,
  language: Language,
): DisclosurePreviewDto => ({
  projects: projects.map(presentProject),
  problems: problems.map(({ path, code, accepted }) => ({
    path,
    code,
    message: wordProblemCode(code, {}, language),
    accepted: accepted ?? null,
  })),
  prefix,
  prefixIsExample: prefix === EXAMPLE_PREFIX,
});
