"""Tests over the real documents beside the project."""
