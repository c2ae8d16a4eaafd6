"""What a request may ask with.

`types` of single parameters, `names` that several resources share; `filters`, `sorts` and `facets` of lists, the
`search_words`, `pages` and the `cursors` that lead from one to the next; `strictness` about all of it.
"""
