// Questions as they were kept before families stood with them.
// access: none
MATCH (d:Doubt)
REMOVE d.homes
