-- Somebody who was told by a mail and a channel, before digests had names of their own.
INSERT INTO people (id, email, name, password_hash) VALUES ('00000000-0000-4000-8000-00000000b001', 'told@proof.example', 'proof', 'x');
INSERT INTO mail_outbox (id, message_id, person_id, to_name, to_address, subject, text_body, html_body, composed_at, next_attempt_at)
  VALUES ('00000000-0000-4000-8000-00000000b002', '<proof@proof.example>', '00000000-0000-4000-8000-00000000b001', 'proof', 'told@proof.example', 'proof', 'proof', '', now(), now());
SELECT set_config('tracker.writes_all', 'on', true), set_config('tracker.accounts', 'on', true);
INSERT INTO notifications (alert_id, unit_id, person_id, occasion, urgent, mail_id)
  SELECT id, unit_id, '00000000-0000-4000-8000-00000000b001', 'raised', true, '00000000-0000-4000-8000-00000000b002' FROM alerts WHERE id = '00000000-0000-4000-8000-00000000a002';
INSERT INTO alert_channels (id, person_id, kind, name, host, sealed) VALUES ('00000000-0000-4000-8000-00000000b003', '00000000-0000-4000-8000-00000000b001', 'webhook', 'proof', 'proof.example', '');
INSERT INTO channel_messages (id, channel_id, person_id, kind, channel_name, mail_id, body, composed_at, next_attempt_at)
  VALUES ('00000000-0000-4000-8000-00000000b004', '00000000-0000-4000-8000-00000000b003', '00000000-0000-4000-8000-00000000b001', 'webhook', 'proof', '00000000-0000-4000-8000-00000000b002', '{}', now(), now());
