-- How a unit was called and where it stood, from which day, and since when that is known. Inserted, never changed.
CREATE TABLE organisation_names (
  unit_id     text NOT NULL REFERENCES organisations (id),
  valid_from  date NOT NULL,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (unit_id, valid_from, recorded_at)
);
CREATE TABLE organisation_parents (
  unit_id     text NOT NULL REFERENCES organisations (id),
  valid_from  date NOT NULL,
  parent_id   text REFERENCES organisations (id),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (unit_id, valid_from, recorded_at)
);
GRANT SELECT, INSERT ON organisation_names, organisation_parents TO tracker_app;

ALTER TABLE organisations ADD COLUMN version integer NOT NULL DEFAULT 1;

-- A unit's first name and place hold for every day before as well: a report of an earlier day has to call it something.
INSERT INTO organisation_names (unit_id, valid_from, name) SELECT id, '1900-01-01', name FROM organisations;
INSERT INTO organisation_parents (unit_id, valid_from, parent_id) SELECT id, '1900-01-01', parent_id FROM organisations;
CREATE FUNCTION keep_first_state_of_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO organisation_names (unit_id, valid_from, name) VALUES (NEW.id, '1900-01-01', NEW.name);
  INSERT INTO organisation_parents (unit_id, valid_from, parent_id) VALUES (NEW.id, '1900-01-01', NEW.parent_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_first_state AFTER INSERT ON organisations FOR EACH ROW EXECUTE FUNCTION keep_first_state_of_unit();

-- The units form a tree of at most eight levels. One change at a time, or two moves could close a circle between them.
CREATE FUNCTION refuse_circle_of_units() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above text := NEW.parent_id;
  level integer := 1;
  below integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7410000015);
  WHILE above IS NOT NULL LOOP
    level := level + 1;
    IF above = NEW.id THEN
      RAISE EXCEPTION 'unit % would stand below itself', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'organisations_tree';
    END IF;
    EXIT WHEN level > 8;
    SELECT parent_id INTO above FROM organisations WHERE id = above;
  END LOOP;
  WITH RECURSIVE under (id, depth) AS (
    SELECT NEW.id, 0 UNION ALL SELECT o.id, under.depth + 1 FROM organisations o JOIN under ON o.parent_id = under.id WHERE under.depth < 8
  )
  SELECT max(depth) INTO below FROM under;
  IF level + below > 8 THEN
    RAISE EXCEPTION 'unit % would stand too deep', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'organisations_depth';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_circle BEFORE INSERT OR UPDATE OF parent_id ON organisations FOR EACH ROW EXECUTE FUNCTION refuse_circle_of_units();
-- What a unit is known by does not change; its name and its place do.
REVOKE UPDATE ON organisations FROM tracker_app;
GRANT UPDATE (name, parent_id, version) ON organisations TO tracker_app;

ALTER TABLE people ADD COLUMN version integer NOT NULL DEFAULT 1;

-- A role taken back on its first day keeps its row and no day at all: it ends the day before it began.
ALTER TABLE memberships ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE memberships DROP CONSTRAINT memberships_pkey;
ALTER TABLE memberships ADD PRIMARY KEY (id);
ALTER TABLE memberships DROP CONSTRAINT memberships_check;
ALTER TABLE memberships ADD CONSTRAINT memberships_days CHECK (until_on >= from_on - 1);
CREATE INDEX memberships_of_person ON memberships (person_id);
CREATE UNIQUE INDEX memberships_open ON memberships (person_id, unit_id, role) WHERE until_on IS NULL;
REVOKE UPDATE ON memberships FROM tracker_app;
GRANT UPDATE (until_on) ON memberships TO tracker_app;

-- A role lent for an absence, both days included; revoked from a day on.
CREATE TABLE delegations (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  from_person uuid NOT NULL REFERENCES people (id),
  to_person   uuid NOT NULL REFERENCES people (id),
  unit_id     text NOT NULL REFERENCES organisations (id),
  role        text NOT NULL CHECK (role IN ('officer', 'manager', 'auditor')),
  from_on     date NOT NULL,
  until_on    date NOT NULL,
  reason      text NOT NULL,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_on  date,
  revoked_by  text,
  CHECK (from_person <> to_person),
  CHECK (until_on BETWEEN from_on AND from_on + 89),
  CHECK ((revoked_on IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX delegations_to ON delegations (to_person, until_on);
CREATE INDEX delegations_from ON delegations (from_person);
GRANT SELECT, INSERT ON delegations TO tracker_app;
GRANT UPDATE (revoked_on, revoked_by) ON delegations TO tracker_app;

-- In what role somebody acts for a unit on which days, and for whom. A lent role ends with the lender's own, and with the lender's account.
CREATE VIEW duties AS
  SELECT person_id, unit_id, role, from_on, until_on, NULL::uuid AS for_person FROM memberships WHERE until_on IS NULL OR until_on >= from_on
  UNION ALL
  SELECT lent.to_person, lent.unit_id, lent.role, greatest(lent.from_on, own.from_on), least(lent.until_on, own.until_on, lent.revoked_on - 1), lent.from_person
  FROM delegations lent
  JOIN memberships own ON own.person_id = lent.from_person AND own.unit_id = lent.unit_id AND own.role = lent.role
  JOIN people lender ON lender.id = lent.from_person AND lender.active
  WHERE greatest(lent.from_on, own.from_on) <= least(lent.until_on, own.until_on, lent.revoked_on - 1);
GRANT SELECT ON duties TO tracker_app;

-- Three administrations, three people, none of whom does or audits the work.
CREATE FUNCTION refuse_mixed_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE holder uuid;
BEGIN
  IF TG_TABLE_NAME = 'memberships' THEN holder := NEW.person_id; ELSE holder := NEW.to_person; END IF;
  PERFORM pg_advisory_xact_lock(7410000015);
  IF (NEW.until_on >= NEW.from_on) IS NOT FALSE AND EXISTS (
    SELECT FROM duties held
    WHERE held.person_id = holder AND held.role <> NEW.role AND (held.role LIKE '%-admin' OR NEW.role LIKE '%-admin')
      AND held.from_on <= coalesce(NEW.until_on, 'infinity') AND coalesce(held.until_on, 'infinity') >= NEW.from_on
  ) THEN
    RAISE EXCEPTION 'these duties may not lie in one hand' USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_separated';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_mixed BEFORE INSERT ON memberships FOR EACH ROW EXECUTE FUNCTION refuse_mixed_duties();
CREATE TRIGGER refuse_mixed BEFORE INSERT ON delegations FOR EACH ROW EXECUTE FUNCTION refuse_mixed_duties();
