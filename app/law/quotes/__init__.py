"""Is a quotation in an order, word for word?

    words       a text as the words that are compared
    reading     a quotation: its words, and the signs by which its quoter says that words are changed or left out
    stream      an order's text as one stream of words
    matching    where all the words of the one stand in the other
    nearest     the passage that comes nearest where they do not, and how the words lie on it (`laying`);
                `pieces`: several put together; `likeness`: by chance?
    telling     what is said of a match: places, differences, what was left out; `risks`: what that may turn round
    checking    the verdict

`docs/quotations.md` has the rules.
"""

from app.law.quotes.checking import Text, check, has_too_many_signs, has_words, leading

__all__ = ["Text", "check", "has_too_many_signs", "has_words", "leading"]
