"""What is said about categories, their number and their place."""
