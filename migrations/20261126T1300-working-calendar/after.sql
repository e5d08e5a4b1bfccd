DO $$
BEGIN
  ASSERT (SELECT count(*) FROM calendar_years) = 9, 'nine years are known';
  ASSERT (SELECT kind FROM calendar_days WHERE day = '2026-02-14') = 'make-up', 'a Saturday that is worked';
  ASSERT (SELECT kind FROM calendar_days WHERE day = '2025-10-08') = 'holiday', 'the last day of the golden week of 2025';
  ASSERT NOT EXISTS (SELECT FROM calendar_days WHERE kind = 'make-up' AND extract(isodow FROM day) < 6), 'only weekend days are made up for';
  ASSERT NOT EXISTS (SELECT FROM calendar_years WHERE year = 2027), 'what is not announced is not known';
  ASSERT NOT has_table_privilege('tracker_app', 'calendar_days', 'UPDATE') AND NOT has_table_privilege('tracker_app', 'calendar_days', 'DELETE'), 'what was announced stays';
END
$$;
