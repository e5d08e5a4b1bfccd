DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['supervision_years', 'supervision_items', 'supervision_steps',
      'supervision_notifications'] LOOP
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = name::regclass),
      name || ' is readable without a scope';
    IF name <> 'supervision_notifications' THEN
      ASSERT NOT has_table_privilege('tracker_app', name, 'DELETE'), name || ' loses no row';
    END IF;
  END LOOP;
  ASSERT NOT has_any_column_privilege('tracker_app', 'supervision_steps', 'UPDATE'),
    'a step that was taken stays as it is';
  ASSERT (SELECT count(*) = 3 FROM pg_policies WHERE tablename = 'supervision_items'),
    'an item is seen, added and moved, each by a policy of its own';
END
$$;
