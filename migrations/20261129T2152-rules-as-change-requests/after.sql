DO $$
DECLARE
  prefix text := '00000000-0000-4000-8000-0000000';
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true);
  ASSERT (SELECT (kind, subject_kind, subject_id, subject_key, state, submitted_by,
      payload ->> 'validFrom', payload #>> '{parameters,days}')
      = ('rule', 'alert-rule', 'proof', 'alert-rule proof', 'submitted', 'proof', '2027-01-01', '7')
    FROM change_requests WHERE id = (prefix || '02152')::uuid), 'what waited waits under its id';
  ASSERT (SELECT (state, subject_key IS NULL, payload ->> 'ends') = ('submitted', true, 'true')
    FROM change_requests WHERE id = (prefix || '12152')::uuid), 'and so does a second one';
  ASSERT (SELECT (state, decided_by, reason) = ('returned', 'second', '（未填写理由）')
    FROM change_requests WHERE id = (prefix || '22152')::uuid), 'a rejected one is returned';
  ASSERT (SELECT (subject_kind, state, payload ->> 'standing', payload #>> '{parameters,points}')
      = ('budget-rule', 'submitted', 'read', '5')
    FROM change_requests WHERE id = (prefix || '32152')::uuid), 'rules of money too';
  ASSERT (SELECT count(*) = 5 FROM change_request_decisions
    WHERE change_request_id::text LIKE '%2152'), 'their history is kept';
  ASSERT NOT has_table_privilege('tracker_app', 'alert_rule_proposals', 'INSERT')
    AND NOT has_any_column_privilege('tracker_app', 'budget_rule_proposals', 'UPDATE'),
    'the former tables are only read';
END
$$;
