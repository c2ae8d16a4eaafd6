"""Print how the check of quotations agrees with what is expected, by kind: `python -m tests.corpus.quotations URL`.

With `--wrong`, every disagreement as well.
"""

import sys

from tests.corpus.quotations.held import held
from tests.corpus.quotations.making import SEED, made
from tests.corpus.quotations.scores import Judged, against, judge, share, table


def _told(judged: Judged) -> str:
    """A disagreement, for people."""
    case = judged.case
    return "\n".join(
        [
            f"{case.kind}: {', '.join(judged.faults)} (EO {case.order})",
            f"  quote  {case.quote!r}",
            f"  source {case.source!r}",
            f"  answer {judged.check.verdict}, risk {[*map(str, judged.check.risk)]} {_words(judged)}"
            f" (expected {sorted(case.verdicts)}, risk {case.risk and sorted(case.risk)})",
        ]
    )


def _words(judged: Judged) -> list[tuple[str | None, str]]:
    return [(place.section, place.text) for match in judged.check.matches[:1] for place in match.places]


def main(url: str, wrong: bool) -> int:
    """Print the table; the exit code is 1 when a changed quotation is called exact."""
    orders = held(url)
    judged = judge(made(orders, SEED), against(orders))
    if wrong:
        sys.stdout.writelines(f"{_told(item)}\n" for item in judged if item.faults)
    sys.stdout.write("\n".join(table(judged)) + f"\n\n{share(judged):.2%} right\n")
    return int(any(item.is_grave for item in judged))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--wrong" in sys.argv))
