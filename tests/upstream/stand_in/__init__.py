"""A stand-in for the Federal Register's API on loopback: the real layout of URLs, made-up or real documents, lies.

shelf.py     the documents that it has
made_up.py   small orders that never were; real.py those of ../shared/corpus
asked.py     one request, as it is understood; answer.py one answer, and how it goes over the wire
honest.py    what the real API would answer
server.py    the server, which counts what it is asked
lies/        what it can be told to answer instead: a row a lie
"""
