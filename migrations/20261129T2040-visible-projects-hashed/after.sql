DO $$
BEGIN
  ASSERT NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND cmd = 'SELECT'
    AND qual ~ 'EXISTS \( SELECT\s+FROM projects\s+WHERE \(projects\.id = \w+\.project_id\)\)'),
    'no row is asked one by one';
  ASSERT (SELECT count(*) FROM pg_policies WHERE schemaname = 'public' AND cmd = 'SELECT'
    AND qual ~ 'project_id IN \( SELECT projects\.id\s+FROM projects\)') > 30, 'rows ask their project';
END
$$;
