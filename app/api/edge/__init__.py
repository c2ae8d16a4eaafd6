"""What stands around the application: the request log, the guard, the answers kept, the limits, the server."""
