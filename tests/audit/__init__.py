"""What `make check` asks about the libraries that the product rests on: known weaknesses and licences."""
