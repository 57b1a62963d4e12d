"""The questions: pure functions of a slice, the missing-link rules, and all writes."""
