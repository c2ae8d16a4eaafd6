"""Who shall what: the operative clauses of a sentence, each with its agent, its form and its verb."""
