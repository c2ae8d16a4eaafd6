"""What is written about orders: which ones a document means, and what shows it."""
