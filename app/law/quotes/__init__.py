"""Is a quotation in an order, word for word? What is asked, and what is answered; `docs/quotations.md` has the rules."""
