"""Labels and names as they are printed."""

from app.law.numbering import digits_of_page
from app.schemas import ChangeKind, CorpusChange, Directive, OrderSummary, SectionHit, Status, StatusBasis


def name(number: str) -> str:
    """What a page calls an order: "Executive Order 14288", and where it has no number what it is known by here."""
    is_numbered = digits_of_page(number) is None
    return f"Executive Order {number}" if is_numbered else f"Executive Order without a number ({number})"


def short_name(number: str) -> str:
    """The same where little room is: "EO 14288", "EO without number"."""
    return f"EO {number}" if digits_of_page(number) is None else "EO without number"


def printed(label: str) -> str:
    """The label with its full stop: "Sec. 3." and "i.", but "(b)" as it is."""
    return f"{label}." if label[:1].isalnum() else label


def plain(name: str) -> str:
    """The words of a name: "partly revoked" of "partly_revoked"."""
    return name.replace("_", " ")


def leads(directive: Directive) -> str:
    """The offices that must act, each once."""
    return "; ".join(dict.fromkeys(actor.name for actor in directive.actors if actor.role == "lead"))


def beside(directive: Directive) -> str:
    """The offices named beside them, each with its role: "Secretary of State (consulted)"."""
    named = (f"{actor.name} ({actor.role})" for actor in directive.actors if actor.role != "lead")
    return "; ".join(dict.fromkeys(named))


def found(hit: SectionHit) -> str:
    """A provision that was found, by its order: "EO 14288, sec. 3(b)"."""
    return f"EO {hit.order.number}, {hit.citation}"


def piece(hit: SectionHit) -> str:
    """The piece of its text that has the words, with dots where the text goes on; "" where it has no text."""
    cut = hit.snippet
    return f"{'… ' if cut.more_before else ''}{cut.text}{' …' if cut.more_after else ''}" if cut else ""


def deciding(edge: StatusBasis) -> str:
    """An edge that decides a status: "revoked_by EO 14148, sec. 2"."""
    return f"{edge.relation} {edge.citation}{lapse(edge)}"


def lapse(edge: StatusBasis) -> str:
    """Till when a suspension lasts by its words (" until 2021-04-20"), or ""."""
    return f" until {edge.lapses_on.isoformat()}" if edge.lapses_on else ""


def doubt(status: Status) -> str:
    """What may have ended although the order holds ("may have expired: The Council, 2010-01-22: “…”"), or ""."""
    end = status.may_have_expired
    if end is None:
        return ""
    what = ", ".join(part for part in (end.name, end.on.isoformat() if end.on else "") if part)
    return f"may have expired: {f'{what}: ' if what else ''}“{end.words}”"


def see(status: Status) -> str:
    """The documents that the editors say to see, which are no orders: "Proclamation 10014; Pub. L. 94-412", or ""."""
    return "; ".join(seen.citation for seen in status.see or ())


def subjects(order: OrderSummary) -> str:
    """What the order is about: "Immigration and refugees; Trade and tariffs", or ""."""
    return "; ".join(subject.name for subject in order.subjects or ())


def change(changed: CorpusChange) -> str:
    """What became of an order, as a title: "Executive Order 14288: facts changed (title)"."""
    what = plain(changed.change)
    if changed.change not in (ChangeKind.ADDED, ChangeKind.REMOVED):
        what = f"{what} changed"
    facts = ", ".join(map(plain, changed.facts))
    return f"{name(changed.order)}: {what}{f' ({facts})' if facts else ''}"


def change_in_full(changed: CorpusChange) -> str:
    """The title of the order, and its status before and after where that is told."""
    title, told = changed.title.removesuffix("."), changed.status
    if told is None:
        return f"{title}."
    before, after = (plain(status) if status else "not held" for status in (told.before, told.after))
    return f"{title}. Status: {before} → {after}."
