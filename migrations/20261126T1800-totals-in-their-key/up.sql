-- The sums of a project's months are read together, and lie as far apart as its months were long. In the key they lie side by side, so that reading them takes a few pages
-- instead of one for each. `unit_id` is there because who may see a row is asked of the key as well.
CREATE UNIQUE INDEX ledger_totals_side_by_side ON ledger_totals (project_id, month, series, funding_source) INCLUDE (amount_fen, entries, unit_id) NULLS NOT DISTINCT;
DROP INDEX ledger_totals_key;
ALTER INDEX ledger_totals_side_by_side RENAME TO ledger_totals_key;
