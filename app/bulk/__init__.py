"""Downloads of the whole corpus, made beside what is served and never in it.

columns      how a table for readers is declared
tables       the tables, and what their rows are made from
sqlite_file  all of them as one SQLite file
metadata     what Datasette shows beside it
ndjson       the objects of the API, one a line
parquet      some of the tables by columns
files        the files that an edition has
making       an edition, from a snapshot to its manifest
"""

from app.bulk.files import FILES
from app.bulk.making import Made, make
from app.bulk.tables import TABLES

__all__ = ["FILES", "TABLES", "Made", "make"]
