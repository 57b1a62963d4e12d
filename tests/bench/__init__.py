"""The benchmark: what the program takes, against the same work done plainly. `make bench` runs it; nothing ships it."""
