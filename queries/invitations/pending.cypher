// Who was asked to join a team and has not answered, of what hangs on some involvements.
// access: read-network
UNWIND $involvements AS involvement
MATCH (v:Invitation {involvement: involvement})
WHERE v.answered_on IS NULL AND v.on <= $today AND $today < v.until
OPTIONAL MATCH (p:Professional {id: v.professional})
OPTIONAL MATCH (a:Agency {id: v.agency})
RETURN p.name AS name, a.name AS agency, toString(v.on) AS on, toString(v.until) AS until
ORDER BY on, name, agency
