from difflib import IS_CHARACTER_JUNK, IS_LINE_JUNK, ndiff
print(IS_LINE_JUNK("\n"), IS_LINE_JUNK("  #  \n"), IS_LINE_JUNK("hello\n"), IS_CHARACTER_JUNK(" "), IS_CHARACTER_JUNK("\t"), IS_CHARACTER_JUNK("\n"))
print("".join(ndiff(["a b\n", "\n", "x\n"], ["a  b\n", "\n", "y\n"], linejunk=IS_LINE_JUNK)))
