import { Injectable } from '@nestjs/common';
import {
  type Approved,
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  HandlesChanges,
  type Summary,
  type Words,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { Clock } from '#platform/clock';
import type { Tx } from '#platform/database';
import { projectNames } from '#projects';
import { dayAt } from '#values';
import { findPackage, type PackageDetail, standingDisclosures } from '../queries/packages.js';
import { publisherName } from '../queries/published-set.js';
import { packageHeader, packageText, sha256Of } from '../rules/oc4ids-package.js';
import { DisclosurePublicationRow } from '../store/package-rows.js';
import { DISCLOSED_FIELD_WORDS, TIER_WORDS } from '../texts/disclosure-words.js';
import { contentProblems, refuseProblems } from './compose-package.js';
import type { PackagePayload } from './file-package.js';

/** Handles requests to publish a package. */
@Injectable()
@HandlesChanges(['disclosure-package'])
export class PackageChanges implements ChangeHandler {
  constructor(private readonly clock: Clock) {}

  allowFiling(actor: Actor, organisationIds: readonly string[]): void {
    for (const unitId of organisationIds) allow(actor, 'disclosure.file', { unitId });
  }

  /** Checks the package again: a project that it names may have been withheld meanwhile. */
  async validate({ tx }: ChangeContext, { subjectId }: ChangeRequestRow): Promise<void> {
    const { projects, composedAt } = await findPackage(tx, subjectId);
    refuseProblems(await contentProblems(tx, projects, composedAt));
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const payloads = requests.map(({ payload }) => payload as PackagePayload);
    const names = await projectNames(
      tx,
      payloads.flatMap(({ projectIds }) => projectIds.slice(0, NAMED_MAX)),
    );
    return new Map(requests.map(({ id, payload }) => [id, summaryOf(payload, names)]));
  }

  async apply(
    { tx, actor }: ChangeContext,
    { id, subjectId }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const found = await findPackage(tx, subjectId);
    const publishedAt = this.clock.now();
    const file = found.tier === 'withheld' ? NO_FILE : await fileOf(tx, found, publishedAt);
    const row: DisclosurePublicationRow = {
      packageId: subjectId,
      publishedAt,
      publishedOn: dayAt(publishedAt),
      ...file,
      changeRequestId: id,
      filedBy,
      approvedBy,
    };
    await tx.insert(DisclosurePublicationRow, row);
    await recordAuditEvent(tx, actor.scope, {
      action: 'disclosure-package.publish',
      subjectType: 'change-request',
      subjectId: id,
      newValue: { tier: found.tier, projects: found.projects.length, sha256: file.sha256 },
    });
  }
}

const NO_FILE = { header: null, sha256: null, bytes: null } as const;

async function fileOf(
  tx: Tx,
  { id, projects }: PackageDetail,
  publishedAt: Date,
): Promise<Pick<DisclosurePublicationRow, 'header' | 'sha256' | 'bytes'>> {
  const header = packageHeader({
    uri: `urn:uuid:${id}`,
    publisher: await publisherName(tx),
    publishedAt,
    withheld: (await standingDisclosures(tx)).filter(({ tier }) => tier === 'withheld').length,
  });
  const text = packageText(
    header,
    projects.map(({ content }) => content ?? ''),
  );
  return { header, sha256: sha256Of(text), bytes: BigInt(Buffer.byteLength(text)) };
}

/** Most projects of a package that a summary names. */
const NAMED_MAX = 20;
const same = (text: string): Words => ({ zh: text, en: text });

function summaryOf(payload: object, names: ReadonlyMap<string, string>): Summary {
  const { projectIds, tier, fields } = payload as PackagePayload;
  const count = projectIds.length;
  const named = projectIds.slice(0, NAMED_MAX).map((id) => names.get(id) ?? '');
  const [more, words] = [count > NAMED_MAX, fields.map((field) => DISCLOSED_FIELD_WORDS[field])];
  return {
    title: {
      zh: `${count} 个项目 · ${TIER_WORDS[tier].zh}`,
      en: `${count} project${count === 1 ? '' : 's'} · ${TIER_WORDS[tier].en}`,
    },
    lines: [
      { label: { zh: '公开层级', en: 'Tier' }, old: null, new: TIER_WORDS[tier] },
      {
        label: { zh: '项目', en: 'Projects' },
        old: null,
        new: same(`${named.join('、')}${more ? '……' : ''}`),
      },
      {
        label: { zh: '公开内容', en: 'Content' },
        old: null,
        new: {
          zh: words.map(({ zh }) => zh).join('、') || '仅基本信息',
          en: words.map(({ en }) => en).join(', ') || 'basic facts alone',
        },
      },
    ],
    warnings: [],
    amountFen: null,
    month: null,
    source: null,
  };
}
