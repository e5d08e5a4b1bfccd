-- Since when this installation has written reports by which renderer. A question as known at an earlier instant is answered by the
-- renderer of that time, so that its bytes stay. Version 1 has no row: it is what there was before.
CREATE TABLE report_renderers (
  version    integer PRIMARY KEY CHECK (version > 1),
  used_since timestamptz NOT NULL
);
GRANT SELECT ON report_renderers TO tracker_app;

-- Where nothing was ever entered, no report has said anything yet, and the newest renderer may answer for all times.
INSERT INTO report_renderers (version, used_since)
SELECT 2, CASE WHEN EXISTS (SELECT FROM ledger_entries) THEN clock_timestamp() ELSE '-infinity' END;

ALTER TABLE report_renderers ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_renderers FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON report_renderers FOR SELECT USING ((SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL);
