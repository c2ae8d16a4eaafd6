"""The examples of README, CONTRIBUTING and docs/: every one is found, and run as its reader would run it."""
