// Change the password that the database came with.
// access: none
ALTER CURRENT USER SET PASSWORD FROM $old TO $new
