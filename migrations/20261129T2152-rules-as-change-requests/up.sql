-- Changes of rules that one administrator proposed and another decided are change requests, under
-- their ids. A rejected one is returned; one that its own proposer rejected is withdrawn.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.privileges', '{rules,administration}', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

INSERT INTO change_requests (id, kind, subject_kind, subject_id, subject_key, state, version,
    payload, projects, authors, created_at, submitted_by, submitted_at, decided_by, decided_at,
    reason)
  SELECT id, 'rule', form, code,
    -- Of several that waited for one rule, only the first can keep others from being filed.
    CASE WHEN state = 'proposed'
      AND row_number() OVER (PARTITION BY form, code, state ORDER BY proposed_at, id) = 1
      THEN form || ' ' || code END,
    CASE WHEN state = 'proposed' THEN 'submitted'
      WHEN state = 'rejected' AND decided_by = proposed_by THEN 'withdrawn'
      WHEN state = 'rejected' THEN 'returned' ELSE state END,
    version, payload || jsonb_build_object('form', form, 'code', code, 'validFrom', valid_from,
      'source', source, 'reason', reason),
    0, ARRAY[proposed_by], proposed_at, proposed_by, proposed_at, decided_by,
    coalesce(decided_at, CASE WHEN decided_by IS NOT NULL THEN proposed_at END),
    CASE WHEN state = 'rejected' THEN coalesce(note, '（未填写理由）') ELSE note END
   FROM (
     SELECT id, 'alert-rule' AS form, code, valid_from, source, reason, state, version, proposed_by,
       proposed_at, decided_by, decided_at, note,
       jsonb_build_object('ends', ends, 'severity', severity, 'parameters', parameters,
         'recipients', recipients, 'escalation', escalation, 'sentenceZh', sentence_zh,
         'sentenceEn', sentence_en) AS payload
       FROM alert_rule_proposals
     UNION ALL
     SELECT id, 'budget-rule', code, valid_from, source, reason, state, version, proposed_by,
       proposed_at, decided_by, decided_at, note,
       jsonb_build_object('parameters', parameters, 'standing', standing)
       FROM budget_rule_proposals) proposal;
INSERT INTO change_request_decisions (change_request_id, number, move, state, level, actor_id,
    reason, happened_at)
  SELECT id, 1, 'submit', 'submitted', 1, submitted_by, NULL, submitted_at
    FROM change_requests WHERE kind = 'rule'
  UNION ALL
  SELECT id, 2, CASE state WHEN 'approved' THEN 'approve' WHEN 'returned' THEN 'return'
      ELSE 'withdraw' END, state, 1, decided_by, reason, decided_at
    FROM change_requests WHERE kind = 'rule' AND decided_at IS NOT NULL;

-- The former tables are only read.
REVOKE INSERT, UPDATE ON alert_rule_proposals, budget_rule_proposals FROM tracker_app;
REVOKE UPDATE (state, decided_by, decided_at, note, rule_version, version)
  ON alert_rule_proposals, budget_rule_proposals FROM tracker_app;
SELECT set_config('tracker.privileges', '', true), set_config('tracker.sees_all', '', true),
  set_config('tracker.writes_all', '', true);
