"""The Federal Register: the full-text XML, and the metadata as JSON and CSV."""
