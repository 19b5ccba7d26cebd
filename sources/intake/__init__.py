"""How an article comes in: decoded, read as numbered blocks, cleaned, recognised, stored.

Rules only, no model and no outside service. Words are never edited: cleaning says which
blocks are no part of the article, and why.
"""
