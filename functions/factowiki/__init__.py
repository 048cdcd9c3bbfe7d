"""FactoWiki's publisher: a record uploaded becomes a page, and the site keeps itself consistent.

Folders are layers: each imports only from those before it in records, catalog, theme, pages,
engine, aws, local. Not here: the functions' handlers, which stand beside this package.
"""
