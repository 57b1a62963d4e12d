// What is stored of professionals, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (known:Professional {id: $keys[place]})
RETURN collect([place, known {.*}]) AS known
