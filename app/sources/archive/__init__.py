"""The archive's Markdown: lossy pages made by a formatter from older texts."""
