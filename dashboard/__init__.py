"""The page and the command line of Chronofrise; of ``events`` it sees only the public face."""
