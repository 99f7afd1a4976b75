"""What leaves the page: the filtered table as a file, and the words and names that go with images."""
