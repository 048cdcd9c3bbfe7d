"""FactoWiki's publisher: a record uploaded becomes a page, and the site keeps itself consistent."""
