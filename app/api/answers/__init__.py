"""What is answered to a question, whatever it is shown as: for the routes of the API and for the pages alike."""
