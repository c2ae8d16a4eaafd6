"""Quotations made from real orders, each with the verdict that a careful reader gives: the judges of the check.

`python -m tests.corpus.quotations URL` makes them from an ingested database, checks them, and prints a table by kind.

Nothing here knows how the check works. What a change of words leaves is looked for in the order by its letters and
digits alone (`letters`), so that no change is called one that leaves words which stand there.
"""
