// The uniqueness constraints: of which labels or relationships, on which properties.
// access: none
SHOW CONSTRAINTS YIELD labelsOrTypes, properties
RETURN labelsOrTypes AS names, properties
