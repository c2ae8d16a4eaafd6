"""By when: the time phrases of a sentence, the days they name, how often a duty returns."""
