"""Operations: their parameters, how they are performed, and the way to them."""
