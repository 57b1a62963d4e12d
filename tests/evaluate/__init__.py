"""`make evaluate`: whether the rules and their order find what is missing, on networks of which it is known."""
