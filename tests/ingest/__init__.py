"""From files to a published corpus."""
