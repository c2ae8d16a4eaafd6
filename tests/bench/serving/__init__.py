"""How fast answers are served, beside peers and limits in the same interleaved rounds."""
