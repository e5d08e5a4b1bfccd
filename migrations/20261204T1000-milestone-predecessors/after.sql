DO $$
DECLARE
  one milestones;
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
    WHERE oid = 'milestone_predecessors'::regclass), 'links are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'milestone_predecessors', 'UPDATE'),
    'a link is replaced, not changed';
  ASSERT (SELECT qual ~ 'project_id IN \( SELECT projects\.id'
    FROM pg_policies WHERE tablename = 'milestone_predecessors' AND policyname = 'seen'),
    'a link is seen with its project';
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  SELECT * INTO one FROM milestones ORDER BY id LIMIT 1;
  IF FOUND THEN
    BEGIN
      INSERT INTO milestone_predecessors
        SELECT one.project_id, one.id, other.id, 0 FROM milestones other
        WHERE other.project_id <> one.project_id LIMIT 1;
      ASSERT NOT FOUND, 'a predecessor stands in another project';
    EXCEPTION WHEN foreign_key_violation THEN NULL;
    END;
  END IF;
END
$$;
