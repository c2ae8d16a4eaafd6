"""The tests: real databases, real HTTP; tests/corpus runs over the real documents beside the project."""
