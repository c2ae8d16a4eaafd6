"""Items under a lead: what stands over a list, and what its items inherit."""
