"""`python -m tests.pictures`: draws the pictures of the docs anew."""

from tests.pictures import model

model.FILE.write_text(model.picture(), encoding="utf-8")
