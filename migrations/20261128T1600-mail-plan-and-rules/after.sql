DO $$
DECLARE
  name text;
  verb text;
  n integer;
BEGIN
  FOREACH name IN ARRAY ARRAY['mail_outbox', 'channel_messages', 'alert_preferences', 'idempotency_keys', 'system_alarms', 'self_checks', 'last_times', 'scan_slots', 'worker_sweeps',
    'plans', 'plan_columns', 'plan_items', 'targets', 'item_attributes', 'flagship_figures', 'indicators', 'alert_rules', 'alert_rule_proposals', 'budget_rules', 'budget_rule_proposals',
    'calendar_years', 'calendar_days', 'organisations', 'organisation_names', 'organisation_parents'] LOOP
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = name::regclass), format('%s stands behind scope', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['plans', 'plan_columns', 'plan_items'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', name, 'DELETE'), format('no row of %s is removed', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['targets', 'item_attributes', 'flagship_figures', 'indicators'] LOOP
    ASSERT NOT has_any_column_privilege('tracker_app', name, 'UPDATE'), format('no row of %s is changed', name);
  END LOOP;

  PERFORM set_config('tracker.actor', '', true), set_config('tracker.privileges', '', true);
  SELECT count(*) INTO n FROM alert_rules;
  ASSERT n = 0, 'without a scope no rules';
  PERFORM set_config('tracker.actor', 'proof', true);
  SELECT count(*) INTO n FROM alert_rules;
  ASSERT n > 0, 'whoever acts reads the rules';
  UPDATE alert_rules SET valid_to = valid_from;
  GET DIAGNOSTICS n = ROW_COUNT;
  ASSERT n = 0, 'acting is not enough to change a rule';
  FOREACH verb IN ARRAY ARRAY['{}', '{plan,rules}'] LOOP
    PERFORM set_config('tracker.privileges', verb, true);
    BEGIN
      INSERT INTO mail_outbox (message_id, person_id, to_name, to_address, subject, text_body, html_body) VALUES ('<proof>', 'proof', 'x', 'x@x.example', 'x', 'x', 'x');
      ASSERT false, 'nobody forges a mail';
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END LOOP;
  PERFORM set_config('tracker.actor', '', true), set_config('tracker.privileges', '', true);
END
$$;
