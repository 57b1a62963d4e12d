// Have the database count anew what its indexes hold, so that it plans by what is there.
// access: none
CALL db.prepareForReplanning(30)
