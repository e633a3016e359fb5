"""Korean and Russian in each other's writing: the Kontsevich system, with its reasons."""
