-- This step reads and fills rows behind the second wall.
SELECT set_config('tracker.actor', 'service:migration', true), set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- An approved proposal's rows are entries, and follow a hand-over as such: its units have to follow these as well.
CREATE FUNCTION units_of_proposal(proposal uuid) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT array_agg(DISTINCT unit_id ORDER BY unit_id)
    FROM (SELECT unit_id FROM ledger_proposal_rows WHERE proposal_id = proposal UNION SELECT unit_id FROM ledger_entries WHERE proposal_id = proposal) here
$$;
CREATE OR REPLACE FUNCTION follow_units_of_proposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sees text := coalesce(current_setting('tracker.sees_all', true), '');
  writes text := coalesce(current_setting('tracker.writes_all', true), '');
BEGIN
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  UPDATE ledger_proposals SET units = units_of_proposal(id) WHERE id IN (SELECT proposal_id FROM moved);
  PERFORM set_config('tracker.sees_all', sees, true), set_config('tracker.writes_all', writes, true);
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_units AFTER UPDATE ON ledger_entries REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION follow_units_of_proposal();

UPDATE ledger_proposals SET units = units_of_proposal(id) WHERE state = 'approved' AND units <> units_of_proposal(id);
