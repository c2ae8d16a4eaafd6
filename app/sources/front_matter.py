"""The YAML head of a Markdown page, as text: dates stay what is written, and nothing is constructed."""

import re

import yaml

from app.law.documents import SourceError

_LARGEST = 16_384
_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)


class _TextLoader(yaml.SafeLoader):
    """Scalars stay text ("2025-02-30" is for the caller to refuse); aliases are refused."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise SourceError("the front matter uses YAML aliases")
        return super().compose_node(parent, index)


_TextLoader.yaml_implicit_resolvers = {}


def split(page: str) -> tuple[dict[str, str], str]:
    """The text values of the front matter, and the page below it.

    Values that are no text (lists, mappings) are left out.

    Raises:
        SourceError: there is no front matter, or it is no YAML mapping.
    """
    head = page[: _LARGEST + 8]
    found = _FENCE.match(head)
    if not found:
        raise SourceError("the page has no front matter")
    try:
        values = yaml.load(found[1], Loader=_TextLoader)  # noqa: S506 (a SafeLoader with fewer types)
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceError("the front matter is not YAML") from error
    if not isinstance(values, dict):
        raise SourceError("the front matter is not a mapping")
    texts = {key: value for key, value in values.items() if isinstance(key, str) and isinstance(value, str)}
    return texts, page[found.end() :]
