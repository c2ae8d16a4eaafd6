"""The executive orders API."""
