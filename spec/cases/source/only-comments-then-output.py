

# nothing

   # indented nothing

print("something")


