DO $$
BEGIN
  ASSERT length_prefixed('2', NULL, '', '示例', 'a,b:c') = '1:2,-,0:,6:示例,5:a,b:c,', 'the same text';
END
$$;
