"""Which words of a corpus are rare and which are common, by how many provisions have them."""

import json
import random
import re
from collections import Counter
from pathlib import Path

from sqlalchemy import Connection, text

RARE_IN = (5, 40)
"""In how many provisions a rare word stands: as many in a large corpus as in a small one."""
COMMON, RARE = 8, 400
"""How many words of each are asked for."""
_WORD = re.compile(r"[a-z]{5,15}")
_TEXTS = text("SELECT heading, text, closing FROM sections")

Words = dict[str, list[str]]
"""The words "rare" and "common"."""


def words(connection: Connection, kept: Path) -> Words:
    """The words of a corpus, counted once and then looked up in the file `kept`."""
    if kept.exists():
        found: Words = json.loads(kept.read_text())
        return found
    counted: Counter[str] = Counter()
    for parts in connection.execution_options(yield_per=1000).execute(_TEXTS):
        counted.update(set(_WORD.findall(" ".join(parts).lower())))
    found = chosen(counted)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found))
    return found


def chosen(counted: Counter[str]) -> Words:
    """The most common words, and some of the rare ones, the same for the same counts."""
    least, most = RARE_IN
    rare = sorted(word for word, count in counted.items() if least <= count <= most)
    random.Random(1).shuffle(rare)  # noqa: S311 (a test's data, no secret)
    return {"common": [word for word, _ in counted.most_common(COMMON)], "rare": rare[:RARE]}
