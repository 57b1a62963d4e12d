// Something that needs more memory than there is.
// access: none
UNWIND range(1, 200000000) AS x
RETURN collect(toString(x) + 'a string that takes room') AS xs
