// The names of the indexes and of the constraints that the database has; a constraint's index bears its name.
// access: migrate
SHOW INDEXES YIELD name
RETURN collect(name) AS names
