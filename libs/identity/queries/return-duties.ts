import type { Tx } from '#platform/database';
import {
  type DatedReturnTerms,
  ReturnDuties,
  type ReturningOrganisation,
} from '../rules/return-terms.js';

const RETURNING = `SELECT id, parent_id AS "parentId", returns_from AS "returnsFrom"
  FROM organisations`;
const TERMS = `SELECT unit_id AS "unitId", from_month AS "fromMonth", working_day AS "workingDay",
    flagship_every AS "flagshipEvery", standard_every AS "standardEvery"
  FROM organisation_return_terms ORDER BY recorded_at`;

/** Reads from which month on all organisations owe returns, and on which terms. */
export const returnDuties = async (tx: Tx): Promise<ReturnDuties> =>
  new ReturnDuties(
    await tx.query<ReturningOrganisation[]>(RETURNING),
    await tx.query<DatedReturnTerms[]>(TERMS),
  );
