"""Which words of a corpus are rare and which are common, by how many provisions have them in any form."""

import json
import random
import re
from collections import Counter
from pathlib import Path

import Stemmer
from sqlalchemy import Connection, text

RARE_IN = (5, 40)
"""In how many provisions a rare word stands: as many in a large corpus as in a small one."""
COMMON, RARE = 8, 400
"""How many words of each are asked for."""
_WORD = re.compile(r"[a-z]{5,15}")
_STEMS = Stemmer.Stemmer("english")
_TEXTS = text("SELECT heading, text, closing FROM sections")

Words = dict[str, list[str]]
"""The words "rare" and "common"."""


def words(connection: Connection, kept: Path) -> Words:
    """The words of a corpus, counted once and then looked up in the file `kept`."""
    if kept.exists():
        found: Words = json.loads(kept.read_text())
        return found
    counted: Counter[str] = Counter()
    word_of: dict[str, str] = {}
    for parts in connection.execution_options(yield_per=1000).execute(_TEXTS):
        inside = sorted(set(_WORD.findall(" ".join(parts).lower())))
        stems = dict(zip(_STEMS.stemWords(inside), inside, strict=True))
        counted.update(stems.keys())
        word_of.update(stems)
    found = {kind: [word_of[stem] for stem in stems] for kind, stems in chosen(counted).items()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found))
    return found


def chosen(counted: Counter[str]) -> Words:
    """The most common stems, and some of the rare ones, the same for the same counts."""
    least, most = RARE_IN
    rare = sorted(word for word, count in counted.items() if least <= count <= most)
    random.Random(1).shuffle(rare)  # noqa: S311 (a test's data, no secret)
    return {"common": [word for word, _ in counted.most_common(COMMON)], "rare": rare[:RARE]}
