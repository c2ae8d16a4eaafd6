"""One module a resource: what it can be asked, and how it is answered."""
