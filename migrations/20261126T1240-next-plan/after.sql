DO $$
DECLARE what text; which text;
BEGIN
  FOREACH which IN ARRAY ARRAY['plan_carry_overs', 'period_figures', 'target_adjustments'] LOOP
    FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', which, what), format('%s only grows, yet the program may %s', which, what);
    END LOOP;
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = which::regclass), format('%s is readable without a scope', which);
  END LOOP;
END
$$;
