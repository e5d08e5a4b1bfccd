-- The canonical text of an entry is put together part by part, without sorting its parts again.
CREATE OR REPLACE FUNCTION length_prefixed(VARIADIC parts text[]) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  part text;
  whole text := '';
BEGIN
  FOREACH part IN ARRAY parts LOOP
    whole := whole || coalesce(octet_length(part) || ':' || part || ',', '-,');
  END LOOP;
  RETURN whole;
END
$$;
