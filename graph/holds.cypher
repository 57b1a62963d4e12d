// Whether the database knows our mark, and whether it holds anything at all; asks in a way that an empty one answers without a warning.
// access: migrate
CALL db.labels() YIELD label
WITH collect(label) AS labels
RETURN $mark IN labels AS marked, EXISTS { MATCH (n) WHERE NOT 'TestDatabase' IN labels(n) } AS anything
