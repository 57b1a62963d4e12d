// In which areas an agency or an address lies, by name.
// access: accounts
CALL () {
  MATCH (a:Agency)
  RETURN a.area AS area
  UNION
  MATCH (a:Address)
  RETURN a.area AS area
}
WITH area WHERE area IS NOT NULL
RETURN area
ORDER BY area
