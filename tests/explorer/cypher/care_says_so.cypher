// Social care says so too.
// access: none
MATCH (k:Consent)
SET k.said = k.said + 'childrens-social-care', k.said_by = k.said_by + 'priya'
RETURN count(*) AS rows
