// What those who are asked have said about some introductions, and that still counts.
// access: read-network
UNWIND $pairs AS pair
MATCH (n:Introduction {pair: pair})
WHERE n.on > $lapsed AND n.on <= $today
RETURN n.pair AS pair, n.professional AS professional, n.yes AS yes, toString(n.on) AS on
ORDER BY pair, professional
