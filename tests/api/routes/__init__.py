"""Each resource over HTTP."""
