// Which agencies coordinators ask about, by area: about two agencies and nobody else.
// access: read-network
UNWIND $areas AS area
MATCH (t:AgencyTable {area: area})
UNWIND t.asked AS asked
RETURN area, asked
ORDER BY area, asked
