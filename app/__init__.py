"""The executive orders API."""

__version__ = "0.2.0"
"""The release: the one place where it is written."""
