// Make the names of labels, relationships and properties known, so that a question about what isn't there yet is answered without a warning.
// access: migrate
CALL (*) { UNWIND $labels AS name CALL db.createLabel(name) }
CALL (*) { UNWIND $relationships AS name CALL db.createRelationshipType(name) }
CALL (*) { UNWIND $properties AS name CALL db.createProperty(name) }
