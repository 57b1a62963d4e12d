// Whether this database may be emptied: it holds nothing, or carries the mark. By name, as the label may not exist yet.
// access: none
OPTIONAL MATCH (n)
RETURN count(n) AS nodes, count(CASE WHEN 'TestDatabase' IN labels(n) THEN n END) > 0 AS marked
