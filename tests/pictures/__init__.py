"""Pictures of the docs that are drawn from the program: `python -m tests.pictures` draws them anew."""
