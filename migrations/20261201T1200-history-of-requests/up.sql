-- The history of all change requests is read newest first, a page at a time.
CREATE INDEX change_request_decisions_in_order ON change_request_decisions
  (happened_at DESC, change_request_id DESC, number DESC);
