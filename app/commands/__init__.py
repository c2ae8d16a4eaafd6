"""The commands of `eo`, by what they are for; each imports what it alone needs, and none knows another."""
