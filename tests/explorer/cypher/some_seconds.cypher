// It takes some seconds.
// access: none
UNWIND range(1, 6000) AS one
UNWIND range(1, 6000) AS other
RETURN count(one * other % 7) AS rows
