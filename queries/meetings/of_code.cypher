// Which meeting a code is of, for the entry about whoever typed it.
// access: meet
MATCH (m:Meeting {code: $code})
RETURN m.id AS meeting
