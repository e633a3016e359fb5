"""What the tables say, read and checked; knows no Korean."""
