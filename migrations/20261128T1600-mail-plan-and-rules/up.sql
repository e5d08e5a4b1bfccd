-- What belongs to no organisation stood behind grants alone, so that any transaction of the program could read every mail and
-- rewrite the plan. It now stands behind the transaction's scope: reading takes an actor, and each kind of change a privilege
-- that the command asks for by name. The conditions name no column, so the database decides each of them once per statement.
DO $$
DECLARE
  actor text := $e$coalesce((SELECT current_setting('tracker.actor', true)), '') <> ''$e$;
  own text := $e$%I::text = (SELECT current_setting('tracker.actor', true))$e$;
  privilege text := $e$%L = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[])$e$;
  accounts text := $e$(SELECT current_setting('tracker.accounts', true)) = 'on'$e$;
  mail text := format(privilege, 'mail');
  operations text := format(privilege, 'operations');
  own_key text := format(own, 'actor_id') || ' AND ' || actor;
  own_row text := format(own, 'person_id') || ' AND ' || actor;
  wall record;
BEGIN
  FOR wall IN
    SELECT * FROM (VALUES
      -- Whoever handles accounts tells people about them by mail; what was written is read by whoever delivers it.
      ('mail_outbox', mail, format('%s OR %s', mail, accounts), mail, NULL),
      ('channel_messages', format('%s OR (%s)', mail, own_row), mail, mail, NULL),
      ('alert_preferences', format('%s OR (%s)', mail, own_row), own_row, own_row, NULL),
      ('idempotency_keys', format('%s OR (%s)', operations, own_key), own_key, own_key, operations),
      ('system_alarms', operations, operations, operations, NULL),
      ('self_checks', operations, operations, operations, NULL),
      ('last_times', operations, operations, operations, NULL),
      ('scan_slots', operations, operations, operations, NULL),
      ('worker_sweeps', operations, operations, operations, operations),
      ('plans', actor, format(privilege, 'plan'), format(privilege, 'plan'), NULL),
      ('plan_columns', actor, format(privilege, 'plan'), format(privilege, 'plan'), NULL),
      ('plan_items', actor, format(privilege, 'plan'), format(privilege, 'plan'), NULL),
      ('targets', actor, format(privilege, 'plan'), NULL, format(privilege, 'plan')),
      ('item_attributes', actor, format(privilege, 'plan'), NULL, format(privilege, 'plan')),
      ('flagship_figures', actor, format(privilege, 'plan'), NULL, format(privilege, 'plan')),
      ('indicators', actor, format(privilege, 'plan'), NULL, format(privilege, 'plan')),
      ('alert_rules', actor, format(privilege, 'rules'), format(privilege, 'rules'), NULL),
      ('alert_rule_proposals', actor, format(privilege, 'rules'), format(privilege, 'rules'), NULL),
      ('budget_rules', actor, format(privilege, 'rules'), format(privilege, 'rules'), NULL),
      ('budget_rule_proposals', actor, format(privilege, 'rules'), format(privilege, 'rules'), NULL),
      ('calendar_years', actor, format(privilege, 'calendar'), NULL, NULL),
      ('calendar_days', actor, format(privilege, 'calendar'), NULL, NULL),
      ('organisations', actor, format(privilege, 'organisations'), format(privilege, 'organisations'), NULL),
      ('organisation_names', actor, format(privilege, 'organisations'), NULL, NULL),
      ('organisation_parents', actor, format(privilege, 'organisations'), NULL, NULL)
    ) AS listed (name, seen, added, changed, removed)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', wall.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', wall.name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', wall.name, wall.seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', wall.name, wall.added);
    IF wall.changed IS NOT NULL THEN
      EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (%s)', wall.name, wall.changed);
    END IF;
    IF wall.removed IS NOT NULL THEN
      EXECUTE format('CREATE POLICY removed ON %I FOR DELETE USING (%s)', wall.name, wall.removed);
    END IF;
  END LOOP;
END
$$;

-- A plan's columns and items are written over, never removed; its figures are removed and written anew, never changed.
REVOKE DELETE ON plans, plan_columns, plan_items FROM tracker_app;
REVOKE UPDATE ON targets, item_attributes, flagship_figures, indicators FROM tracker_app;

-- What proves the ledger and the audit log is written by whoever has just proved it, and a
-- checkpoint, which has the sums of every project, is read by them and by whoever sees the whole city.
DO $$
DECLARE
  name text;
  proof text := $e$'proof' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[])$e$;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_seals', 'ledger_digests', 'ledger_verifications', 'ledger_lapses'] LOOP
    EXECUTE format('DROP POLICY added ON %I', name);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', name, proof);
  END LOOP;
END
$$;
DROP POLICY seen ON ledger_digests;
CREATE POLICY seen ON ledger_digests FOR SELECT USING (
  (SELECT current_setting('tracker.sees_all', true)) = 'on' OR 'proof' = ANY ((SELECT nullif(current_setting('tracker.privileges', true), ''))::text[]));

-- A project's figures are the plan's. What changes of a project itself is its unit and the regime of its approval.
REVOKE UPDATE ON projects FROM tracker_app;
GRANT UPDATE (unit_id, approval_regime, version) ON projects TO tracker_app;
