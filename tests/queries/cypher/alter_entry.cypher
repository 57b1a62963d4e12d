// Somebody changes what an entry says.
// access: none
MATCH (e:Entry {id: $id}) SET e += $cells
