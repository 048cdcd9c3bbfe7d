"""What readers get: one module per kind of page, and how they are rendered. Pure."""
