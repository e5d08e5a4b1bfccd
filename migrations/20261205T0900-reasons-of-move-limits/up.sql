-- Limits of moves are set by people now: each has an id and a reason, and a limit that was set for a
-- day may be corrected by a later one for the same day.
ALTER TABLE milestone_move_limits
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN reason text NOT NULL DEFAULT '系统初始设置';
ALTER TABLE milestone_move_limits
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN reason DROP DEFAULT,
  ADD CHECK (length(reason) BETWEEN 1 AND 500),
  DROP CONSTRAINT milestone_move_limits_pkey,
  ADD PRIMARY KEY (id);
CREATE INDEX milestone_move_limits_by_day ON milestone_move_limits (valid_from DESC, set_at DESC, id DESC);
