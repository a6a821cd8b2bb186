"""Every sentence that the program says to a person, one module per speaker."""
