"""From paragraphs to provisions: section heads, enumerators, quotations, the sign-off; the same for every format."""
