"""The SQL half of search: what is indexed of an order, written to FTS5 or a tsvector and asked there."""
