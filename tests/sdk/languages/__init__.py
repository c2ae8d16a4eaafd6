"""The languages: how a client is generated, compiled and run in each, and what must not be in it."""

from collections.abc import Sequence

from tests.sdk.languages import go, java, python, typescript
from tests.sdk.languages.base import Language

LANGUAGES: Sequence[Language] = (python.LANGUAGE, typescript.LANGUAGE, java.LANGUAGE, go.LANGUAGE)
