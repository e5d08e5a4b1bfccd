DO $$
DECLARE what text; which text;
BEGIN
  FOREACH which IN ARRAY ARRAY['budget_rules', 'budget_filing_states', 'cost_records', 'cost_baselines', 'cost_choices', 'approval_regimes'] LOOP
    FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', which, what), format('%s only grows, yet the program may %s', which, what);
    END LOOP;
    ASSERT NOT has_any_column_privilege('tracker_app', which, 'UPDATE'), format('no column of %s can change', which);
  END LOOP;
  ASSERT NOT has_table_privilege('tracker_app', 'budget_filings', 'DELETE'), 'a filing is never lost';
  ASSERT (SELECT count(*) FROM pg_class WHERE relname IN ('budget_filings', 'budget_filing_states', 'cost_records', 'cost_baselines', 'cost_choices', 'approval_regimes') AND relrowsecurity AND relforcerowsecurity) = 6,
    'each project table stands behind the second wall';
  BEGIN
    INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing) VALUES ('adjustment-audit-first', 2, '2026-01-01', '{"percent": 5}', 'proof', 'read');
    ASSERT false, 'two versions of a rule hold on the same day';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
