// Which tables the database holds any row of, so that an import into an empty one need not look each row up.
// access: import
RETURN COUNT { (:Agency) } > 0 AS agencies, COUNT { (:Professional) } > 0 AS professionals, COUNT { (:Family) } > 0 AS families,
  COUNT { (:Client) } > 0 AS clients, COUNT { (:Record) } > 0 AS records, COUNT { (:Address) } > 0 AS addresses,
  COUNT { (:Situation) } > 0 AS situations, COUNT { ()-[:WORKS_FOR]->() } > 0 AS employments,
  COUNT { ()-[:MEMBER_OF]->() } > 0 AS members, COUNT { ()-[:RELATED_TO]->() } > 0 AS relations,
  COUNT { ()-[:INVOLVED_WITH]->() } > 0 AS involvements, COUNT { ()-[:CONTACT]->() } > 0 AS contacts
