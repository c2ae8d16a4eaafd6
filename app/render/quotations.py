"""What was found of quotations, for a terminal: the verdict, the words that differ, and where the order has them."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from app.schemas import CitationCheck, CitationVerdict, QuoteCheck, QuoteDifference, QuoteVerdict

_STYLES = {
    QuoteVerdict.EXACT: "green",
    QuoteVerdict.EXACT_FOLDED: "green",
    QuoteVerdict.PARTIAL: "yellow",
    QuoteVerdict.ALTERED: "bold red",
    QuoteVerdict.NOT_FOUND: "red",
    QuoteVerdict.UNCHECKED: "yellow",
}
_CITED = {CitationVerdict.OK: "green", CitationVerdict.UNCHECKED: "yellow"}
_INDENT = "    "


def report(quotes: Sequence[QuoteCheck], citations: Sequence[CitationCheck]) -> Text:
    """Every quotation with its verdict, every order cited with its own, and how many there are of each."""
    lines = [line for quote in quotes for line in _quotation(quote)]
    lines += [line for citation in citations for line in _citation(citation)]
    counts = ", ".join(_counts([quote.verdict.value for quote in quotes]))
    many = "1 quotation" if len(quotes) == 1 else f"{len(quotes)} quotations"
    lines.append(Text(f"{many}: {counts}" if quotes else "no quotation"))
    return Text("\n").join(lines)


def _counts(verdicts: Sequence[str]) -> Iterable[str]:
    return (f"{verdicts.count(name)} {_plain(name)}" for name in dict.fromkeys(verdicts))


def _quotation(quote: QuoteCheck) -> Iterable[Text]:
    first = quote.matches[0] if quote.matches else None
    cited = first.citation if first else (f"EO {quote.order.number}" if quote.order else "")
    yield Text.assemble((_plain(quote.verdict.value), _STYLES[quote.verdict]), f"  {cited}", *_warned(quote))
    yield Text(f"{_INDENT}“{' '.join(quote.quote.split())}”")
    if first and quote.verdict is not QuoteVerdict.EXACT:
        yield Text(f"{_INDENT}the order has: “{' '.join(first.text.split())}”", "dim")
    for difference in quote.differences:
        yield Text.assemble(_INDENT, *_difference(difference))
    for omission in quote.omitted:
        left_out = " ".join(omission.words.split())
        yield Text.assemble(_INDENT, "left out: ", (left_out, "yellow"), *_flags(omission.flags))
    for note in quote.notes:
        yield Text(f"{_INDENT}{_plain(note.value)}", "dim")


def _warned(quote: QuoteCheck) -> Iterable[tuple[str, str]]:
    return ((f"  {risk.value}!", "bold red") for risk in quote.risk)


def _flags(flags: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((f"  {_plain(flag)}", "bold red") for flag in flags)


def _difference(difference: QuoteDifference) -> Iterable[tuple[str, str]]:
    yield f"{difference.op.value}: ", "dim"
    yield difference.quote_words or "nothing", "red"
    yield " for ", "dim"
    yield difference.text_words or "nothing", "green"


def _citation(citation: CitationCheck) -> Iterable[Text]:
    style = _CITED.get(citation.verdict, "bold red")
    meant = f"  EO {citation.suggestion} fits" if citation.suggestion else ""
    yield Text.assemble((_plain(citation.verdict.value), style), f"  {' '.join(citation.words.split())}{meant}")
    if citation.verdict not in _CITED:
        for each in citation.evidence:
            yield Text(f"{_INDENT}{each.basis.value}: “{each.words}”; {each.says}", "dim")


def _plain(name: str) -> str:
    return name.replace("_", " ")
