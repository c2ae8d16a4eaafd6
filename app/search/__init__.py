"""The pure half of search: own tokens, a query language, ranking, snippets, spelling, other names.

`tokens` makes words of a text; `syntax` reads a query into the tree of `query`, and `widening` widens it;
`token_stream` says which tokens stand for a document and which a query asks for; `postings` are what is kept of a stem,
`splicing` changes them where documents change, `ranking` puts the documents found in order by them, `snippets` shows
why each was found. `store.index` is the other half: it keeps tokens and postings in a database and asks for them there.
"""
