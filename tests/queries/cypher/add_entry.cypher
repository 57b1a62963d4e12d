// Somebody makes an entry of their own.
// access: none
CREATE (e:Entry) SET e = $cells
