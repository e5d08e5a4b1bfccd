CREATE TABLE plans (
  code         text PRIMARY KEY,
  name         text NOT NULL,
  region       text NOT NULL,
  period_start date NOT NULL,
  period_end   date NOT NULL CHECK (period_end > period_start),
  document     text NOT NULL,
  content_hash char(64) NOT NULL,
  loaded_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE plan_columns (
  plan_code     text NOT NULL REFERENCES plans (code),
  number        integer NOT NULL CHECK (number > 0),
  title         text NOT NULL,
  part          integer NOT NULL,
  chapter       integer NOT NULL,
  chapter_title text NOT NULL,
  PRIMARY KEY (plan_code, number)
);

CREATE TABLE plan_items (
  plan_code      text NOT NULL,
  column_number  integer NOT NULL,
  number         integer NOT NULL CHECK (number > 0),
  title          text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('investment', 'programme', 'reform', 'spatial-guidance')),
  number_derived boolean NOT NULL,
  PRIMARY KEY (plan_code, column_number, number),
  FOREIGN KEY (plan_code, column_number) REFERENCES plan_columns (plan_code, number)
);

CREATE TABLE targets (
  plan_code     text NOT NULL,
  id            text NOT NULL,
  column_number integer NOT NULL,
  item_number   integer NOT NULL,
  position      integer NOT NULL,
  measure       text NOT NULL,
  comparator    text NOT NULL,
  value         numeric,
  value_to      numeric,
  unit          text,
  due           text,
  due_on        date,
  basis         text,
  note          text,
  place         text NOT NULL,
  PRIMARY KEY (plan_code, id),
  FOREIGN KEY (plan_code, column_number, item_number) REFERENCES plan_items (plan_code, column_number, number),
  CHECK (value IS NULL OR unit IS NOT NULL)
);

CREATE TABLE item_attributes (
  plan_code     text NOT NULL,
  column_number integer NOT NULL,
  item_number   integer,
  name          text NOT NULL,
  comparator    text NOT NULL,
  value         numeric NOT NULL,
  unit          text NOT NULL,
  note          text,
  place         text NOT NULL,
  FOREIGN KEY (plan_code, column_number) REFERENCES plan_columns (plan_code, number),
  FOREIGN KEY (plan_code, column_number, item_number) REFERENCES plan_items (plan_code, column_number, number)
);
-- A column as a whole may have attributes too; they carry no item.
CREATE UNIQUE INDEX item_attributes_key ON item_attributes (plan_code, column_number, item_number, name) NULLS NOT DISTINCT;

CREATE TABLE flagship_figures (
  plan_code            text NOT NULL,
  column_number        integer NOT NULL,
  item_number          integer NOT NULL,
  scope                text NOT NULL CHECK (scope IN ('whole-line', 'hangzhou-section', 'not-stated')),
  total_investment_fen bigint CHECK (total_investment_fen > 0),
  fyp_spend_fen        bigint CHECK (fyp_spend_fen > 0),
  note                 text,
  place                text NOT NULL,
  PRIMARY KEY (plan_code, column_number, item_number),
  FOREIGN KEY (plan_code, column_number, item_number) REFERENCES plan_items (plan_code, column_number, number),
  CHECK (fyp_spend_fen <= total_investment_fen)
);

CREATE TABLE indicators (
  plan_code         text NOT NULL REFERENCES plans (code),
  number            integer NOT NULL,
  name              text NOT NULL,
  indicator_group   text NOT NULL,
  unit              text NOT NULL,
  base_value        numeric,
  base_comparator   text,
  target_value      numeric,
  target_comparator text,
  target_kind       text NOT NULL,
  rate_kind         text CHECK (rate_kind IN ('annual', 'cumulative')),
  rate_value        numeric,
  rate_comparator   text,
  binding           boolean NOT NULL,
  note              text,
  place             text NOT NULL,
  PRIMARY KEY (plan_code, number)
);

GRANT SELECT, INSERT ON plans, plan_columns, plan_items, targets, item_attributes, flagship_figures, indicators TO tracker_app;
GRANT UPDATE, DELETE ON plans, plan_columns, plan_items, targets, item_attributes, flagship_figures, indicators TO tracker_app;
