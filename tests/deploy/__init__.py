"""What `deploy/` ships, run as far as a test can."""
