"""What became of a letter on its way: signed for, refused, returned."""
