"""The SQL half of search: what is indexed of an order, written to FTS5 or to a tsvector, and asked for there.

`scopes` are the kinds of documents; `entries` says what is indexed of each, `indexing` writes it; `fulltext` is the
table of tokens on both databases, `emitters` the tree of a query in their two languages; `postings` are what ranking
adds up, by stem, `gathering` turns documents into them; `statistics` tells how rare a word is; `amending` takes orders
out and puts others in, `splices` in the postings.
"""
