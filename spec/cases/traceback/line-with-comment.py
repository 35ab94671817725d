x = int("a")  # the comment is shown
