-- Filing, deciding and auditing over one organisation lie with different people. A role reaches its
-- unit and every unit below it, so two roles meet where one unit is the other or stands above it.

-- A unit and every one above it. The depth ends the walk should the tree ever bite its tail.
CREATE FUNCTION units_from(unit text) RETURNS SETOF text LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  WITH RECURSIVE above (id, depth) AS (
    SELECT unit, 1
    UNION ALL
    SELECT o.parent_id, above.depth + 1
      FROM above JOIN organisations o ON o.id = above.id
     WHERE o.parent_id IS NOT NULL AND above.depth < 9
  )
  SELECT id FROM above
$$;

-- Which pairs of roles one person may not hold on the same day: an administration beside anything,
-- and two of officer, manager and auditor over the same organisation.
CREATE FUNCTION duties_clash(role_a text, unit_a text, role_b text, unit_b text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT role_a <> role_b AND (
    role_a LIKE '%-admin' OR role_b LIKE '%-admin'
    OR unit_a IN (SELECT units_from(unit_b)) OR unit_b IN (SELECT units_from(unit_a)))
$$;

-- Judged when days are added to what somebody is, under the lock of every change of the directory: two
-- grants at once cannot both find the other one absent. Taking days away is always possible, also for
-- those who held both when this step ran.
CREATE OR REPLACE FUNCTION refuse_mixed_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  holder uuid;
  last_day date;
BEGIN
  IF TG_TABLE_NAME = 'memberships' THEN
    holder := NEW.person_id;
    last_day := NEW.until_on;
    IF TG_OP = 'UPDATE' AND NEW.person_id = OLD.person_id AND NEW.role = OLD.role AND NEW.unit_id = OLD.unit_id
      AND NEW.from_on >= OLD.from_on AND coalesce(NEW.until_on, 'infinity') <= coalesce(OLD.until_on, 'infinity') THEN
      RETURN NEW;
    END IF;
  ELSE
    holder := NEW.to_person;
    last_day := least(NEW.until_on, NEW.revoked_on - 1);
    IF TG_OP = 'UPDATE' AND NEW.to_person = OLD.to_person AND NEW.role = OLD.role AND NEW.unit_id = OLD.unit_id
      AND NEW.from_on >= OLD.from_on AND last_day <= least(OLD.until_on, OLD.revoked_on - 1) THEN
      RETURN NEW;
    END IF;
  END IF;
  PERFORM pg_advisory_xact_lock(7410000015);
  IF (last_day >= NEW.from_on) IS NOT FALSE AND EXISTS (
    SELECT FROM duties held
    WHERE held.person_id = holder AND held.role <> NEW.role
      AND held.from_on <= coalesce(last_day, 'infinity') AND coalesce(held.until_on, 'infinity') >= NEW.from_on
      AND duties_clash(held.role, held.unit_id, NEW.role, NEW.unit_id)
  ) THEN
    RAISE EXCEPTION 'these duties may not lie in one hand' USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_separated';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER refuse_mixed ON memberships;
DROP TRIGGER refuse_mixed ON delegations;
CREATE TRIGGER refuse_mixed AFTER INSERT OR UPDATE ON memberships FOR EACH ROW EXECUTE FUNCTION refuse_mixed_duties();
CREATE TRIGGER refuse_mixed AFTER INSERT OR UPDATE ON delegations FOR EACH ROW EXECUTE FUNCTION refuse_mixed_duties();

-- A unit that moves takes the roles held in it and below it along. What meets at the new place and did
-- not meet at the old one is refused, unless it is over.
CREATE FUNCTION refuse_move_that_mixes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7410000015);
  IF NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id THEN RETURN NULL; END IF;
  IF EXISTS (
    WITH moved AS (SELECT o.id FROM organisations o WHERE NEW.id IN (SELECT units_from(o.id))),
         newly_above AS (SELECT units_from(NEW.parent_id) AS id EXCEPT SELECT units_from(OLD.parent_id))
    SELECT FROM duties a JOIN duties b ON a.person_id = b.person_id AND a.role <> b.role
     WHERE a.unit_id IN (SELECT id FROM moved) AND b.unit_id IN (SELECT id FROM newly_above)
       AND a.from_on <= coalesce(b.until_on, 'infinity') AND b.from_on <= coalesce(a.until_on, 'infinity')
       AND least(a.until_on, b.until_on, 'infinity') >= (now() AT TIME ZONE 'Asia/Shanghai')::date
  ) THEN
    RAISE EXCEPTION 'the move would lay duties in one hand' USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_separated';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER refuse_move_that_mixes AFTER UPDATE OF parent_id ON organisations FOR EACH ROW EXECUTE FUNCTION refuse_move_that_mixes();

-- Who holds two of these roles over one organisation, and until both are no longer held together: what an
-- earlier version allowed. They read there and write nothing until one of the roles ends.
CREATE VIEW duty_conflicts AS
  SELECT a.person_id, a.role AS role_a, a.unit_id AS unit_a, b.role AS role_b, b.unit_id AS unit_b,
         greatest(a.from_on, b.from_on) AS from_on, nullif(least(a.until_on, b.until_on, 'infinity'), 'infinity') AS until_on
    FROM duties a JOIN duties b ON a.person_id = b.person_id AND a.role < b.role
   WHERE a.from_on <= coalesce(b.until_on, 'infinity') AND b.from_on <= coalesce(a.until_on, 'infinity')
     AND duties_clash(a.role, a.unit_id, b.role, b.unit_id);
GRANT SELECT ON duty_conflicts TO tracker_app;
