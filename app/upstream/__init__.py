"""The Federal Register's API, and the only code that speaks HTTP outwards.

What comes is written into a store of fetched bytes (`store/`), as it came; the store is what the ingest reads. So a run
knows nothing of databases, and an ingest nothing of the network.

A run (`running.py`) lists first and fetches afterwards. The list (`listing.py`) tells which documents there are, how
many, and every fact of theirs that is read; but it is a view of the moment, in pages. What is kept of a document is its
own JSON, `/api/v1/documents/NUMBER.json`, and one text: the XML that it names, or, where it names none (most of what
was published before 2000), the plain text. They stand in the store as NUMBER.json, NUMBER.xml, NUMBER.txt, whenever and
in whichever run they came; so a store that grew over years reads like one that was filled today, and like the same
files in a folder. Where the list says of a document what its own JSON said, neither it nor its text is asked for again
(`entries.says_the_same`), so that keeping current costs a few pages.

From the question to the bytes: `slices.py` (what is asked), `asking.py` (pace, repetition, budget), `client.py` (one
request), `connections.py` (which address), `bodies.py` (how much), `pages.py` and `texts.py` (is it what was asked
for), `completeness.py` (is it everything). A failure is one of `failures.py`. docs/fetching.md tells it to users.
"""
