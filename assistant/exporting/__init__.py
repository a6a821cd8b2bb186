"""A declaration to paper: rows.py draws it, docx.py writes the Word file."""
