-- Each version says in plain words what it does, who proposed it and who approved it; those of the beginning came with the program.
ALTER TABLE alert_rules ADD COLUMN sentence_zh text NOT NULL DEFAULT '';
ALTER TABLE alert_rules ADD COLUMN sentence_en text NOT NULL DEFAULT '';
ALTER TABLE alert_rules ADD COLUMN proposed_by text;
ALTER TABLE alert_rules ADD COLUMN approved_by text;
ALTER TABLE alert_rules ADD CONSTRAINT alert_rules_two_people CHECK (approved_by IS NULL OR approved_by <> proposed_by);

INSERT INTO alert_rules (code, version, valid_from, severity, parameters, source, escalation) VALUES
  ('milestone-slipped',      1, '2021-01-01', 'amber', '{"atDays": [1, 90, 180]}', 'default of this program', '[]'),
  ('target-without-reading', 1, '2021-01-01', 'amber', '{"graceDays": 30}', 'default of this program', '[]'),
  ('total-nearly-spent',     1, '2021-01-01', 'amber', '{"atPercents": [80, 90, 100]}', 'default of this program', '[]'),
  ('plan-period-at-risk',    1, '2021-01-01', 'amber', '{"percentOfBest": 100}', 'default of this program', '[]'),
  ('contractor-prefinancing', 1, '2021-01-01', 'amber', '{"fundsShare": 80, "paidShare": 80}', '政府投资条例 art. 22: no pre-financing by contractors; the shares of 80 % are an assumption of this program, to be set by the city', '[]'),
  ('data-stale',             1, '2021-01-01', 'amber', '{"atDays": [62, 120]}', 'default of this program', '[]'),
  ('totals-contradict',      1, '2021-01-01', 'amber', '{}', 'default of this program', '[]');
UPDATE alert_rules SET sentence_zh = said.zh, sentence_en = said.en FROM (VALUES
  ('milestone-due-soon', '未完成的节点在预计日期前 30 天内提醒', 'An unmet milestone is announced within 30 days before its forecast'),
  ('milestone-overdue', '节点预计日期已过而未完成，即为逾期', 'A milestone is overdue when its forecast day has passed and it is not met'),
  ('milestone-slipped', '未完成节点的预计日期晚于基线 1、90、180 天时提醒', 'An unmet milestone is told when its forecast is 1, 90, 180 days beyond its baseline'),
  ('target-without-reading', '规划目标到期 30 天后仍未登记完成情况即提醒', 'A target of the plan is told when 30 days after its day nothing was recorded of it'),
  ('total-exceeded', '累计完成投资或支付超过总投资的 100% 即报警', 'Completed investment or payments above 100 % of the total investment'),
  ('total-nearly-spent', '累计完成投资或支付达到总投资的 80%、90%、100% 时提醒', 'Told when completed investment or payments reach 80 %, 90 %, 100 % of the total investment'),
  ('plan-period-exceeded', '规划期内完成投资超过规划期投资的 100% 即提醒说明', 'Completed in the plan period above 100 % of what the plan set for it; to be explained'),
  ('plan-period-at-risk', '完成规划期投资所需的月均强度超过历史最好月份的 100% 即提醒', 'Told when meeting the plan period’s figure takes more a month than 100 % of the best month ever reached'),
  ('contractor-prefinancing', '资金到位低于完成投资的 80%，或支付低于完成投资的 80%，疑似施工单位垫资', 'Funds in place below 80 % of what was completed, or payments below 80 %, point to a contractor who pays in advance'),
  ('data-stale', '投资项目连续 62、120 天没有新的资金登记时提醒', 'An investment is told when no money was recorded for 62, 120 days'),
  ('totals-contradict', '三个序列自相矛盾（各月之和不等于累计、累计为负、支付多于到位）时提醒', 'Told when the series contradict: months that do not add up, a negative sum, more paid than received')
) AS said (code, zh, en) WHERE said.code = alert_rules.code;
ALTER TABLE alert_rules ALTER COLUMN sentence_zh DROP DEFAULT;
ALTER TABLE alert_rules ALTER COLUMN sentence_en DROP DEFAULT;

-- No day has two versions of a rule.
CREATE FUNCTION keep_rule_versions_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7410000030);
  IF EXISTS (
    SELECT FROM alert_rules held WHERE held.code = NEW.code AND held.version <> NEW.version
       AND held.valid_from <= coalesce(NEW.valid_to, 'infinity') AND coalesce(held.valid_to, 'infinity') >= NEW.valid_from
  ) THEN
    RAISE EXCEPTION 'two versions of rule % would share a day', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'alert_rules_apart';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_apart BEFORE INSERT OR UPDATE ON alert_rules FOR EACH ROW EXECUTE FUNCTION keep_rule_versions_apart();
GRANT INSERT ON alert_rules TO tracker_app;
GRANT UPDATE (valid_to) ON alert_rules TO tracker_app;

-- A change of a rule: proposed by one, decided by another.
CREATE TABLE alert_rule_proposals (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code         text NOT NULL,
  ends         boolean NOT NULL,
  valid_from   date NOT NULL,
  severity     text NOT NULL CHECK (severity IN ('red', 'amber')),
  parameters   jsonb NOT NULL,
  recipients   jsonb NOT NULL,
  escalation   jsonb NOT NULL,
  source       text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  sentence_zh  text NOT NULL,
  sentence_en  text NOT NULL,
  state        text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'rejected', 'withdrawn')),
  proposed_by  text NOT NULL,
  proposed_at  timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  decided_by   text,
  decided_at   timestamptz,
  note         text,
  rule_version integer,
  version      integer NOT NULL DEFAULT 1,
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK (state <> 'approved' OR decided_by <> proposed_by),
  CHECK ((rule_version IS NOT NULL) = (state = 'approved' AND NOT ends)),
  FOREIGN KEY (code, rule_version) REFERENCES alert_rules (code, version)
);
CREATE INDEX alert_rule_proposals_in_order ON alert_rule_proposals (proposed_at DESC, id);
GRANT SELECT, INSERT ON alert_rule_proposals TO tracker_app;
GRANT UPDATE (state, decided_by, decided_at, note, rule_version, version) ON alert_rule_proposals TO tracker_app;
