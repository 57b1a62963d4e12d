// Wait until the indexes can be used.
// access: migrate
CALL db.awaitIndexes(60)
