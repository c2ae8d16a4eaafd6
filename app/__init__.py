"""The executive orders API."""

__version__ = "0.2.0"
"""The release: the one place where it is written."""
__released__ = "2026-11-30"
"""The day of the release, in UTC: what it answers is no older."""
