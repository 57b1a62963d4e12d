// Somebody says that how they use this may be counted for the pilot's evaluation, or no longer: with no, nothing of theirs is.
// access: none
MATCH (a:Account {id: $account})
SET a.evaluated_since = CASE WHEN $yes THEN coalesce(a.evaluated_since, $now) END
