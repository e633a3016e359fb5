"""For those who work on the tables: proofreading, and the pages made from them."""
