"""The guide: every page of docs/, read once by a process, with the table that orders them."""

from app.site.guide.contents import CHAPTERS, Chapter
from app.site.guide.library import LOCAL, Library, Picture, library
from app.site.guide.written import Heading, Written, markup, phrase

__all__ = ["CHAPTERS", "LOCAL", "Chapter", "Heading", "Library", "Picture", "Written", "library", "markup", "phrase"]
