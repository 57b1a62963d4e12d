// Since when somebody whom a worker asked to a team has not answered.
// access: none
UNWIND $rows AS row
MATCH ()-[i:INVOLVED_WITH {id: row.id}]->()
SET i.asked_on = row.on
