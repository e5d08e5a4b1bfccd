import { Injectable, type Type } from '@nestjs/common';
import type {
  Approved,
  ChangeContext,
  ChangeHandler,
  ChangeRequestRow,
  Summary,
  Words,
} from '#approvals';
import { type Actor, allow } from '#identity';
import type { Tx } from '#platform/database';
import { findProject, projectNames } from '#projects';
import type { Day } from '#values';
import type { Rating } from '../rules/rating.js';
import { RatingRow } from '../store/rating-row.js';

/** Content of a request for a rating that is better than what the lights say. */
export interface RatingPayload {
  rating: Rating;
  words: string;
  projectId: string;
  /** What the lights said when it was filed. */
  computed: Rating;
  ratedOn: Day;
}

/** Names of the ratings, in both languages. */
const RATING_WORDS: Readonly<Record<Rating, Words>> = {
  green: { zh: '绿', en: 'green' },
  amber: { zh: '黄', en: 'amber' },
  red: { zh: '红', en: 'red' },
};

/** Handles requests for ratings that are better than what the lights say. */
@Injectable()
export class RatingChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'rating.record', { unitId });
  }

  async validate({ tx }: ChangeContext, { payload }: ChangeRequestRow): Promise<void> {
    await findProject(tx, (payload as RatingPayload).projectId);
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const names = await projectNames(
      tx,
      requests.map(({ payload }) => (payload as RatingPayload).projectId),
    );
    return new Map(
      requests.map(({ id, payload }) => {
        const { projectId, rating, computed, words, ratedOn } = payload as RatingPayload;
        const name = names.get(projectId) ?? '';
        const [now, then] = [RATING_WORDS[rating], RATING_WORDS[computed]];
        return [
          id,
          {
            title: { zh: `${name} · 人工评级${now.zh}`, en: `${name} · rated ${now.en}` },
            lines: [
              { label: { zh: '评级', en: 'Rating' }, old: then, new: now },
              { label: { zh: '理由', en: 'Reason' }, old: null, new: { zh: words, en: words } },
            ],
            warnings: [],
            amountFen: null,
            month: ratedOn.slice(0, 7),
            source: null,
          },
        ];
      }),
    );
  }

  async apply(
    { tx }: ChangeContext,
    { id, subjectId, payload }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const { projectId, rating, words, computed, ratedOn } = payload as RatingPayload;
    await tx.insert(RatingRow, {
      projectId,
      id: subjectId,
      rating,
      words,
      computed,
      ratedOn,
      changeRequestId: id,
      filedBy,
      approvedBy,
    });
  }
}
