// The agencies that no longer share, since when.
// access: none
MATCH (a:Agency)
WHERE a.shared_until <= $today
RETURN a.name AS name, toString(a.shared_until) AS since
ORDER BY toLower(name), since
