// Families and as many edges between them.
// access: none
UNWIND range(1, $amount) AS number
CREATE (:Family {id: 'f' + number})<-[:MEMBER_OF {from: date('2026-01-01')}]-(:Client {id: 'c' + number, seen: datetime(), days: ['mon', 'tue']})
