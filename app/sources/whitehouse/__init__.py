"""Pages of whitehouse.gov as Markdown."""
