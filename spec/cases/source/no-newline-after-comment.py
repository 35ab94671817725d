print("only")
# the end