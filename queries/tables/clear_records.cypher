// Clear what a source said of clients and says no longer; makes no record where there is none.
// access: import
UNWIND $rows AS row
MATCH (record:Record {id: row.id})
SET record += row.cells
