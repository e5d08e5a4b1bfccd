-- The audit that came before an adjustment of the approved estimate, as its paper names it.
ALTER TABLE cost_records ADD COLUMN audit_document text CHECK (audit_document IS NULL OR (stage = 'adjusted-estimate' AND length(audit_document) > 0));
