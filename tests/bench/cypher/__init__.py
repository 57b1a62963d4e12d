"""What the benchmark is measured against, written by hand."""
