"""The API over HTTP: what is asked, and how it is answered.

    routes/         one module a resource: its operations, each a few lines
    lists           how every list is answered, by filters or by words
    not_found       what is answered for an order or a provision that is not here
    budgets         how long a search or an export may ask the database
    parameters/     what a request may ask with, and what is refused
    snapshot        the read transaction of an answer
    urls            our own links; the one spelling of a query
    openapi         the document of all this
    compression     content codings
    problems        every error, as it is sent
    edge/           the layers around the routes: log, guard, cache, limits, server; they know no resource

Top may import downward; routes know nothing of one another, and nothing here but `app.main` knows the edge.
"""
