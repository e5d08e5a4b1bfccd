-- The role of leaders, who read the projects of their organisations and decide nothing.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.privileges', '{roles}', true);
DO $$
DECLARE
  named record;
BEGIN
  FOR named IN
    SELECT conrelid::regclass AS name, conname FROM pg_constraint
      WHERE contype = 'c' AND conrelid IN ('memberships'::regclass, 'role_requirements'::regclass)
        AND pg_get_constraintdef(oid) LIKE '%security-admin%'
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', named.name, named.conname);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (role IN (''officer'', ''manager'',
      ''leader'', ''auditor'', ''system-admin'', ''security-admin'', ''audit-admin''))',
      named.name, named.conname);
  END LOOP;
END
$$;
-- Nothing forces row-level security to let this step add the row, so the policies are told to rest.
ALTER TABLE role_requirements NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_requirements (role) VALUES ('leader');
ALTER TABLE role_requirements FORCE ROW LEVEL SECURITY;
