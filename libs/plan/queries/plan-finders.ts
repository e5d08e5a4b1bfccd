import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Asked, type Finder, Finds, type Found, type Matched, rankOf } from '#platform/search';

interface PlanPart {
  id: string;
  title: string;
  within: string;
  page: string;
  others: string[];
}

const foundOf = (rows: readonly PlanPart[], { sought, limit }: Asked): Found[] =>
  rows
    .flatMap(({ others, ...row }) => {
      const matched: Matched = { title: row.title, others };
      const rank = rankOf(sought, matched);
      return rank === null ? [] : [{ ...row, projectId: null, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit);

const COLUMNS = `SELECT col.plan_code || '/' || col.number AS id, col.title,
    plans.name AS within, '/plan/' || col.number || '?plan=' || col.plan_code AS page,
    ARRAY['专栏' || col.number, 'column ' || col.number] AS others
  FROM plan_columns col JOIN plans ON plans.code = col.plan_code
  ORDER BY plans.period_start DESC, col.number`;

/** Finds columns (专栏) of all plans by title and number. Everybody may read the plans. */
@Injectable()
@Finds({ kind: 'plan-column', words: { zh: '专栏', en: 'Columns of the plan' }, order: 2 })
export class PlanColumnFinder implements Finder {
  async find(tx: Tx, asked: Asked): Promise<Found[]> {
    return foundOf(await tx.query<PlanPart[]>(COLUMNS), asked);
  }
}

const ITEMS = `SELECT item.plan_code || '/' || item.column_number || '-' || item.number AS id,
    item.title, col.title AS within,
    '/plan/' || item.column_number || '?plan=' || item.plan_code AS page,
    ARRAY[item.column_number || '-' || item.number] AS others
  FROM plan_items item
  JOIN plan_columns col ON (col.plan_code, col.number) = (item.plan_code, item.column_number)
  JOIN plans ON plans.code = item.plan_code
  ORDER BY plans.period_start DESC, item.column_number, item.number`;

/** Finds items of all plans by title and number. Everybody may read the plans. */
@Injectable()
@Finds({ kind: 'plan-item', words: { zh: '规划条目', en: 'Items of the plan' }, order: 3 })
export class PlanItemFinder implements Finder {
  async find(tx: Tx, asked: Asked): Promise<Found[]> {
    return foundOf(await tx.query<PlanPart[]>(ITEMS), asked);
  }
}

const INDICATORS = `SELECT indicator.plan_code || '/' || indicator.number AS id,
    indicator.name AS title, plans.name AS within, '/indicators?plan=' || indicator.plan_code AS page,
    '{}'::text[] AS others
  FROM indicators indicator JOIN plans ON plans.code = indicator.plan_code
  ORDER BY plans.period_start DESC, indicator.number`;

/** Finds headline indicators of all plans by name. Everybody may read the plans. */
@Injectable()
@Finds({ kind: 'indicator', words: { zh: '主要指标', en: 'Headline indicators' }, order: 4 })
export class IndicatorFinder implements Finder {
  async find(tx: Tx, asked: Asked): Promise<Found[]> {
    return foundOf(await tx.query<PlanPart[]>(INDICATORS), asked);
  }
}
