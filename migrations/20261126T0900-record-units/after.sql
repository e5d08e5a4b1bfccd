DO $$
DECLARE n integer;
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.records_all', 'on', true);
  SELECT count(*) INTO n FROM audit_records WHERE id IN (1000001, 1000002) AND unit_id IS NULL;
  ASSERT n = 2, 'records that were sealed before stand as they were, without a unit';
  ASSERT EXISTS (SELECT FROM audit_seals WHERE number = 1 AND canonical_version = 1), 'the old seal stands';

  INSERT INTO organisations (id, name) VALUES ('proof-one', '一'), ('proof-two', '二');
  INSERT INTO audit_records (actor_id, authority, action, outcome, request_id, unit_id) VALUES ('service:proof', 'service', 'proof', 'done', 'proof-units', 'proof-one'), ('service:proof', 'service', 'proof', 'done', 'proof-units', 'proof-two'), ('service:proof', 'service', 'proof', 'done', 'proof-units', NULL);
  ASSERT (SELECT count(*) FROM audit_records WHERE request_id = 'proof-units') = 3, 'whoever reads everything reads what belongs to no unit as well';
  PERFORM set_config('tracker.records_all', 'off', true), set_config('tracker.records', '{proof-one}', true);
  ASSERT (SELECT array_agg(unit_id) FROM audit_records) = ARRAY['proof-one'], 'an auditor of a unit reads the record of that unit alone';
  PERFORM set_config('tracker.records', '', true), set_config('tracker.sees_all', 'on', true);
  ASSERT NOT EXISTS (SELECT FROM audit_records), 'whoever may see every project may not therefore read the record';
  PERFORM set_config('tracker.sees_all', 'off', true);
END
$$;
