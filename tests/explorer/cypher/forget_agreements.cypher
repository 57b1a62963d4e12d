// No agreement was ever recorded.
// access: none
MATCH (a:Agency)
REMOVE a.reach, a.shared_from, a.shared_until
WITH count(a) AS agencies
MATCH (g:Agreement)
DETACH DELETE g
