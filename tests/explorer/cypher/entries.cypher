// The audit entries in the order they were made.
// access: none
MATCH (e:Entry)
RETURN e.act AS act, e.query AS query, e.account AS account, e.by AS by, e.focus AS focus, e.subjects AS subjects, e.rows AS rows
ORDER BY e.at
