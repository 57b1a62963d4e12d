// One agency by id.
// access: none
CREATE (a:Agency {id: $id, name: $id, kind: 'school'})
RETURN a.id AS id
