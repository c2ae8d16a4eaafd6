"""What a row of KINDS says."""

from dataclasses import dataclass

from app.law.citations.values import Reader

Example = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of citation is found.

    Attributes:
        key: the kind of the citations ("us_code").
        triggers: the literal words at which the reader is asked; the scan looks for nothing else.
        read: the reader.
        examples: texts and the targets ("14159 § 6" with a provision) that they must give, of this kind and no more.
        refused: texts that look like it and must give nothing of this kind.
    """

    key: str
    triggers: tuple[str, ...]
    read: Reader
    examples: tuple[Example, ...] = ()
    refused: tuple[str, ...] = ()


def cases_of(*words: str) -> tuple[str, ...]:
    """The words as they are, with a small and a capital initial, and in capitals."""
    forms = (
        form for word in words for form in (word, word[0].lower() + word[1:], word[0].upper() + word[1:], word.upper())
    )
    return tuple(dict.fromkeys(forms))
