"""Labels as they are printed before a text."""


def printed(label: str) -> str:
    """The label with its full stop: "Sec. 3." and "i.", but "(b)" as it is."""
    return f"{label}." if label[:1].isalnum() else label
