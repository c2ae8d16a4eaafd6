"""The HTTP edge: one thin router per resource, and what all of them share."""
