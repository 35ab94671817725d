x = is 1
