// Something that takes very long.
// access: none
UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c
RETURN count(sin(a * b + c)) AS n
