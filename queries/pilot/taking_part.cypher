// How many accounts stand, and how many of them take part in the pilot's evaluation.
// access: accounts
MATCH (a:Account)
WHERE a.ended_at IS NULL
RETURN count(*) AS accounts, count(a.evaluated_since) AS taking_part
