-- A version of a rule ends the day before the next one begins. When that became known is kept, so that a report of before still judges by what held then.
ALTER TABLE budget_rules ADD COLUMN ended_by text;
ALTER TABLE budget_rules ADD COLUMN ended_at timestamptz;
ALTER TABLE budget_rules ADD CONSTRAINT budget_rules_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (ended_at IS NULL OR valid_to IS NOT NULL));

CREATE FUNCTION keep_ended_budget_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.valid_to IS NOT NULL THEN
    RAISE EXCEPTION 'version % of rule % has ended', OLD.version, OLD.code USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_rules_ended';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_ended BEFORE UPDATE ON budget_rules FOR EACH ROW EXECUTE FUNCTION keep_ended_budget_rule();
GRANT UPDATE (valid_to, ended_by, ended_at) ON budget_rules TO tracker_app;
