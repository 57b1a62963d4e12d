"""The pictures of a network: pure functions, data in and picture out."""
