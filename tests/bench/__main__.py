"""Run the benches and print their figures; the exit code is 1 when a limit is not kept.

`python -m tests.bench [name …]` runs the benches named, or those of USUAL; `python -m tests.bench serving [option …]`
measures how fast answers are served, with options of its own (`--help` tells them).
"""

import sys
from collections.abc import Callable, Mapping

from tests.bench import corpora, directives, pages, quotations, search
from tests.bench.serving import __main__ as serving

BENCHES: Mapping[str, Callable[[], bool]] = {
    "directives": directives.run,
    "serving": lambda: serving.main([]) == 0,
    "corpora": corpora.run,
    "quotations": quotations.run,
    "pages": pages.run,
    "search": search.run_sqlite,
    "search-postgres": search.run_postgres,
}
"""Every bench by its name: it prints what it measures and says whether its limits were kept."""
USUAL = ("directives", "serving")
"""The benches that run when none is named."""


def main(names: list[str]) -> int:
    """Run the benches named; the exit code."""
    if names[:1] == ["serving"]:
        return serving.main(names[1:])
    kept = [BENCHES[name]() for name in names or USUAL]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
