"""Campaigns: what must survive, done many times over; each says in one line of JSON what it did and what failed."""
