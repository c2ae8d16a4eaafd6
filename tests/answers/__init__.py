"""Proof that a change of the code changes no answer: the same requests, before and after, compared byte for byte.

`python -m tests.answers plan PLAN --database-url URL` writes requests made of what the database holds; `record` asks
them of the served program and writes the answers; `compare` tells how two recordings differ. `rows` digests a
database's tables, so that those of two ingests can be compared with `diff`.
"""
