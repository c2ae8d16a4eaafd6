"""Each form an answer can take."""
