"""Tests of the source formats, one module a format."""
