"""No test opens a socket beyond loopback; `sitecustomize` watches, in each process of Python that a test starts."""
