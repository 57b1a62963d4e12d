// Put what is left in the place of what entries said, and the mark that it was erased; the links stay as they are.
// access: audit
UNWIND $rows AS row
MATCH (e:Entry {id: row.id})
SET e += row.cells
