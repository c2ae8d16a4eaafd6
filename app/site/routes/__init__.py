"""The routes of the pages, one thin module a page."""
