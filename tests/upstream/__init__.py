"""Tests of the client of the Federal Register's API, against a stand-in on loopback that can lie."""
