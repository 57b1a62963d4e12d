// Mark this database as one for tests, which may be emptied.
// access: none
MERGE (:TestDatabase {id: 'test'})
