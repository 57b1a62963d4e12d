// Every agency shares as if nothing had been agreed: what was recorded stays, its marks go.
// access: none
MATCH (a:Agency)
REMOVE a.reach, a.shared_from, a.shared_until
