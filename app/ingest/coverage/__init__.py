"""What is written about orders: read from files, linked, its quotations checked, published with the orders."""
