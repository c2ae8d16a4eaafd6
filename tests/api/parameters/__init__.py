"""What stands around the application."""
