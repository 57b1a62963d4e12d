// Twenty who work at four agencies and support nobody.
// access: none
UNWIND range(1, 20) AS number
MERGE (a:Agency {id: 'puppets-' + (number % 4)})
ON CREATE SET a.name = 'Puppets ' + (number % 4), a.kind = 'voluntary'
CREATE (p:Professional {id: 'puppet-' + number, name: 'Puppet ' + number, active: true, role: 'family-worker'})-[:WORKS_FOR]->(a)
RETURN p.id AS id
ORDER BY number
