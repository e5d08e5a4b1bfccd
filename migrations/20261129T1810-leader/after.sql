DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true);
  ASSERT (SELECT NOT second_factor FROM role_requirements WHERE role = 'leader'),
    'leaders exist, and need no second factor unless an administrator asks for it';
  ASSERT (SELECT count(*) = 7 FROM role_requirements), 'no other role is lost';
  ASSERT (SELECT count(*) = 2 FROM pg_constraint WHERE contype = 'c'
    AND conrelid IN ('memberships'::regclass, 'role_requirements'::regclass)
    AND pg_get_constraintdef(oid) LIKE '%leader%'), 'the role can be given';
END
$$;
