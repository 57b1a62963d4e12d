"""The journal of who looked at whom."""
