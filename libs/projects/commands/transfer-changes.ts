import { Injectable, type Type } from '@nestjs/common';
import {
  type Approved,
  type Base,
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  type Summary,
} from '#approvals';
import { type Actor, allow, ORGANISATIONS_SQL } from '#identity';
import type { Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { projectNames } from '../queries/project-names.js';
import { lockProject, moveToOrganisation } from '../store/project-homes.js';
import { addOrganisation, lastOrganisation } from '../store/project-organisations.js';
import type { ProjectRow } from '../store/project-row.js';
import { recordProjectChange } from './record-project-change.js';

/** Content of a request that transfers a project to another organisation. */
export interface TransferPayload {
  toOrganisationId: string;
  on: Day;
  reason: string;
  /** The organisation when it was filed. */
  fromOrganisationId: string;
}

/** Handles requests that transfer a project to another organisation. */
@Injectable()
export class TransferChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'project.transfer', { unitId });
  }

  async lock(tx: Tx, { subjectId }: ChangeRequestRow): Promise<void> {
    await lockProject(tx, subjectId);
  }

  async base({ tx }: ChangeContext, { subjectId }: ChangeRequestRow): Promise<Base> {
    return transferBase(await findProject(tx, subjectId));
  }

  async validate(
    { tx, today }: ChangeContext,
    { subjectId, payload }: ChangeRequestRow,
  ): Promise<void> {
    await checkTransfer(tx, await findProject(tx, subjectId), payload as TransferPayload, today);
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return transferSummaries(tx, requests);
  }

  /**
   * Transfers the project. Who decides must manage the receiving organisation too, because rights
   * over the present one alone would allow hiding a project from the people responsible for it.
   * @throws Problem FORBIDDEN
   */
  async apply(
    { tx, actor }: ChangeContext,
    { id, subjectId, payload }: ChangeRequestRow,
    { filedBy }: Approved,
  ): Promise<void> {
    const { toOrganisationId, on, reason } = payload as TransferPayload;
    allow(actor, 'project.hand-over', { unitId: toOrganisationId });
    const project = await lockProject(tx, subjectId);
    await moveToOrganisation(tx, subjectId, toOrganisationId);
    await addOrganisation(tx, {
      projectId: subjectId,
      organisationId: toOrganisationId,
      fromOn: on,
      reason,
      changeRequestId: id,
      recordedBy: filedBy,
    });
    await recordProjectChange(tx, project, 'project');
  }
}

/** Returns the organisation that a transfer would replace. */
export function transferBase({ unitId }: Pick<ProjectRow, 'unitId'>): Base {
  return { fingerprint: unitId, values: { leadOrganisationId: unitId } };
}

const KNOWN = `SELECT id, name FROM ${ORGANISATIONS_SQL} organisation WHERE id = ANY ($1)`;

/**
 * Checks a transfer.
 * @throws Problem UNIT_UNKNOWN, HAND_OVER_TO_SAME_UNIT, DAY_AFTER_TODAY, TRANSFER_DAY_BEFORE_LAST
 */
export async function checkTransfer(
  tx: Tx,
  { id, unitId }: Pick<ProjectRow, 'id' | 'unitId'>,
  { toOrganisationId, on }: Pick<TransferPayload, 'toOrganisationId' | 'on'>,
  today: Day,
): Promise<void> {
  if ((await tx.query<object[]>(KNOWN, [[toOrganisationId]])).length === 0)
    throw refuseField('UNIT_UNKNOWN', 'toOrganisationId');
  if (toOrganisationId === unitId) throw refuseField('HAND_OVER_TO_SAME_UNIT', 'toOrganisationId');
  if (on > today) throw refuseField('DAY_AFTER_TODAY', 'on', { today }, `≤ ${today}`);
  const { fromOn } = await lastOrganisation(tx, id);
  if (fromOn !== null && on < fromOn)
    throw refuseField('TRANSFER_DAY_BEFORE_LAST', 'on', {}, `≥ ${fromOn}`);
}

async function transferSummaries(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const payloads = requests.map(({ payload }) => payload as TransferPayload);
  const projects = await projectNames(
    tx,
    requests.map(({ subjectId }) => subjectId),
  );
  const known = await tx.query<{ id: string; name: string }[]>(KNOWN, [
    payloads.flatMap((one) => [one.toOrganisationId, one.fromOrganisationId]),
  ]);
  const organisations = new Map(known.map(({ id, name }) => [id, name]));
  const words = (text: string) => ({ zh: text, en: text });
  return new Map(
    requests.map(({ id, subjectId, payload }) => {
      const { toOrganisationId, fromOrganisationId, on, reason } = payload as TransferPayload;
      const name = projects.get(subjectId) ?? '';
      return [
        id,
        {
          title: { zh: `${name} · 移交（${on}）`, en: `${name} · Transfer (${on})` },
          lines: [
            {
              label: { zh: '责任单位', en: 'Lead organisation' },
              old: words(organisations.get(fromOrganisationId) ?? fromOrganisationId),
              new: words(organisations.get(toOrganisationId) ?? toOrganisationId),
            },
            { label: { zh: '日期', en: 'Day' }, old: null, new: words(on) },
            { label: { zh: '原因', en: 'Reason' }, old: null, new: words(reason) },
          ],
          warnings: [],
          amountFen: null,
          month: on.slice(0, 7),
          source: null,
        },
      ];
    }),
  );
}
