"""Words that the archive's formatter cut out of a section's first sentence, put back.

It looks for a keyword in the words up to a section's first full stop, cuts it out and sets it in bold
below: "### Section 3. For the s of this order: …" and "**purpose**" (EO 13159). Where the sentence has lost a word that
fits, the word was there, each time it is missing; it is then no heading.
"""

import re

_MARK = re.compile(
    r"^(?:(?P<section>### Sec)|\*\*(?P<word>purpose|reg|authority|scope|amendments|enforcement|policy|effective date"
    r"|review|implementation|administration|revocation|definitions|compliance|oversight)\*\*[ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
_OF_REG = re.compile(
    r"(?<=[ (“])(?=(?:ulat(?:ions?|ory|ing|e[ds]?)|ister(?:ed)?|ard(?:ing|ed|s|less)?|ion(?:al)?|ular(?:ly)?"
    r"|istration|ime)\b)"
    r"|(?<= fo)(?=oing\b)|(?<= agg)(?=ate)|(?<= seg)(?=at)"  # "the fooing provisions" (EO 12343)
)
_OF_WORDS = re.compile(
    r"(?<=[A-Za-z,;’)”]) (?= (?:[a-z(“]|[A-Z][a-z]))"  # "has the  of evading" (EO 12722)
    r"|(?<=[a-z] )(?=s(?:[,;]? [a-z(]|[;:]?\s*$))"  # "For the s of this order" (EO 13159), "recreational s;" (EO 11200)
    r"|(?<=, )(?=, )"  # "responsibilities, , or discretion" (EO 11140)
    r"|(?<=[a-z] )(?=[,.;](?:\s|$))",  # "in exercising this , the" (EO 12797)
    re.MULTILINE,
)


def fill(body: str) -> tuple[str, tuple[str, ...]]:
    """The page with what was cut out put back, and for each such word a sentence about it."""
    pieces: list[str] = []
    mended: list[str] = []
    done = 0
    section = -1
    for mark in _MARK.finditer(body):
        if mark["section"]:
            section = mark.start()
            continue
        if section < 0:
            continue
        word, sentence = mark["word"], body[section : mark.start()]
        filled, count = _holes(word).subn(rf"\g<0>{word}", sentence)
        if count:
            pieces += [body[done:section], filled]
            done = mark.end()
            mended.append(f'The page has lost "{word}" from the words "{" ".join(filled[:60].split())} …"')
        section = -1
    return "".join([*pieces, body[done:]]), tuple(mended)


def _holes(word: str) -> re.Pattern[str]:
    """What the places in a sentence look like that lack `word`."""
    return _OF_REG if word.casefold() == "reg" else _OF_WORDS
