-- Rows about a project ask the project. `EXISTS` leaves PostgreSQL two plans of that question, and a
-- statement that holds both never runs in parallel; `IN` has one, a hash of the visible projects,
-- built when the first row asks (ADR 29).
DO $$
DECLARE
  asked text := '\(?EXISTS \( SELECT\s+FROM projects\s+WHERE \(projects\.id = (\w+\.project_id)\)\)\)?';
  held record;
BEGIN
  FOR held IN
    SELECT tablename, policyname, qual FROM pg_policies
     WHERE schemaname = 'public' AND cmd = 'SELECT' AND qual ~ asked
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', held.policyname, held.tablename,
      regexp_replace(held.qual, asked, '(\1 IN (SELECT projects.id FROM projects))', 'g'));
  END LOOP;
END
$$;
