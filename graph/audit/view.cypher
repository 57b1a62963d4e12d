// Write down who looked at whom, before it is shown: ids and counts, never names.
// access: none
CREATE (e:Entry {id: randomUUID(), at: datetime(), act: $act, account: $account, professional: $professional, role: $role, by: $by,
  query: $query, focus: $focus, subjects: $subjects, rows: $rows})
RETURN e.id AS id
