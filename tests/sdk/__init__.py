"""Clients that generators make of the document: each compiles, calls every operation, and outlives what comes later."""
