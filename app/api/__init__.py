"""The API over HTTP: what is asked, and how it is answered.

    routes/         one module a resource: its operations, each a few lines
    operations/     how an operation is performed: parameters by one table, one snapshot, one rendering
    not_found       what is answered for an order or a provision that is not here
    rendered        which answers a publish renders
    lists           how every list is answered, by filters or by words
    parameters/     what a request may ask with, and what is refused
    context         what an operation is given beside its parameters
    deprecations    what will go, and how answers say so
    negotiation     what a client accepts
    openapi         the document of all this
    urls            our own links; the one spelling of a query
    compression     content codings
    problems        every error, as it is sent
    edge/           the layers around the routes, and the processes; they know no resource

Top may import downward; routes know nothing of one another, and nothing here but `app.main` knows the edge.
"""
