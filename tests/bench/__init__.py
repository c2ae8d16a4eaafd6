"""Benches: what is measured as a ratio against a peer or a limit in the same run; `python -m tests.bench`."""
