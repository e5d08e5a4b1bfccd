-- Two records under a seal of the first version, as the program made it before records named a unit.
SELECT set_config('tracker.actor', 'service:proof', true);
INSERT INTO audit_records (id, recorded_at, actor_id, authority, action, outcome, subject_type, subject_id, new_value, request_id, source) OVERRIDING SYSTEM VALUE VALUES
  (1000001, '2026-11-23T02:00:00.000001Z', 'person', 'officer@u', 'ledger.post', 'done', 'ledger-entry', 's', '{"note": "发票"}', 'r', '10.0.0.9'),
  (1000002, '2026-11-23T02:00:00.000002Z', 'person', 'officer@u', 'session.begin', 'refused', NULL, NULL, NULL, 'r', NULL);
INSERT INTO audit_seals (number, from_id, to_id, records, canonical_version, leaves, previous_hash, hash, sealed_at) VALUES
  (1, 1000001, 1000002, 2, 1, '\x00000000000f424150c8c9978d1b2de89924abd0ceda329f67e1085f12d7d6f550f8ead35603588200000000000f4242513127c97abadd6685b843b2c73057a5c475a60bf730324094847a614179898e',
   '696fa6d6b4accecef614aea8cbcbf2ee5bea28bf188ae09515029de66f285625', 'f019b9fc69ff3e5dcd48c9a6ddf77735d84b69e6920fbf0fc9a9db82a708c13e', '2026-11-23T02:01:00.000Z');
