// What is stored of families, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (known:Family {id: $keys[place]})
RETURN collect([place, known {.*}]) AS known
