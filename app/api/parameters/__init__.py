"""What a request may ask with: types, filters, the words of a search, pages; and the strictness about all of it."""
