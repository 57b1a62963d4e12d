// Until when an agency shares.
// access: none
MATCH (a:Agency {id: $agency})
SET a.shared_until = $until
