"""A newcomer's walk, timed: `make walk`, or `python -m tests.newcomer`."""
