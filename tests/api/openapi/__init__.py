"""The OpenAPI document: whole, true, and read by programs that are not ours."""
