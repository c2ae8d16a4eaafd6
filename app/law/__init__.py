"""What the text of the law says: pure functions over frozen values, without SQL, HTTP or the clock."""
