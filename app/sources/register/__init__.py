"""The register that comes with the program: what is fact about each order, one line of JSON an order."""
