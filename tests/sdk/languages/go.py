"""Go."""

LANGUAGE = None
