// An index that is lost; a migration makes it again.
// access: none
DROP INDEX entry_at
