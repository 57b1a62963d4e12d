// Is the database there?
// access: none
RETURN 1 AS there
