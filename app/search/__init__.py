"""Search: own tokens, a query language, one index on two databases, ranking, snippets, spelling, synonyms.

`syntax` reads a query into the tree of `query`; `synonyms` and `prefixes` widen it; `emitters` and `index` ask the
database which documents match; `ranking` puts them in order and `snippets` shows why. `building` fills the index.
"""
