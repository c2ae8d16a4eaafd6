"""Fetching, against servers on loopback."""
