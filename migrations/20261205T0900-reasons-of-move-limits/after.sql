DO $$
BEGIN
  ASSERT (SELECT count(*) > 0 AND bool_and(reason <> '') FROM milestone_move_limits),
    'each limit has a reason, also the first one';
  ASSERT (SELECT array_agg(attname::text) = ARRAY['id'] FROM pg_index
    JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indrelid = 'milestone_move_limits'::regclass AND indisprimary),
    'two limits may be set for one day';
  ASSERT NOT has_table_privilege('tracker_app', 'milestone_move_limits', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'milestone_move_limits', 'DELETE'),
    'a limit is followed by another one, not changed';
END
$$;
