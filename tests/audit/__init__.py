"""The rules that doubt."""
