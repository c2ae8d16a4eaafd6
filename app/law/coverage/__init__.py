"""What is written about orders: which ones a document means, and what shows it.

reading        what a document says that could name an order (`addresses`, `days`, `signings`, `titles`, `words`)
catalogue      the orders by what may name them
shared_words   the orders that have a document's words
linking        from the one to the others
values         what they say to each other
"""
