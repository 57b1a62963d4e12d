// Nina has never joined Ella's team.
// access: none
MATCH ()-[i:INVOLVED_WITH {id: 'nina-ella'}]->()
DELETE i
