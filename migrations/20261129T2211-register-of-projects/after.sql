DO $$
DECLARE
  p projects;
  q uuid;
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT NOT EXISTS (SELECT FROM projects WHERE origin <> 'plan'), 'all projects so far are of a plan';
  SELECT * INTO p FROM projects WHERE plan_code IS NOT NULL LIMIT 1;
  IF FOUND THEN
    INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
        flagship, place, origin)
      VALUES (p.plan_code, p.column_number, p.item_number, '示例子项', 'investment', 'not-stated',
        'standard', p.unit_id, false, '示例', 'register') RETURNING id INTO q;
    ASSERT q IS NOT NULL, 'a second project of an item can be registered';
    BEGIN
      INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
          flagship, place)
        VALUES (p.plan_code, p.column_number, p.item_number, '示例', 'investment', 'not-stated',
          'standard', p.unit_id, false, '示例');
      ASSERT false, 'a plan names an item''s project once';
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
  END IF;
END
$$;
