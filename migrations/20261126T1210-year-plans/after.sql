DO $$
DECLARE what text; which text;
BEGIN
  FOREACH which IN ARRAY ARRAY['year_plans', 'funding_plans', 'funding_cells', 'special_bonds'] LOOP
    FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', which, what), format('%s only grows, yet the program may %s', which, what);
    END LOOP;
    ASSERT NOT has_any_column_privilege('tracker_app', which, 'UPDATE'), format('no column of %s can change', which);
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = which::regclass), format('%s is readable without a scope', which);
  END LOOP;
END
$$;
