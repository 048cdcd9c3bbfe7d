"""How long a function takes until it is ready, and until its first page is written."""
