print('a"b', "a'b", '''x'y"z''', """x'y"z""")
print('it''s', "a" 'b' """c""")
print('''two
lines''')
print("con\
tinued")
# expect: a"b a'b x'y"z x'y"z
# expect: its abc
# expect: two
# expect: lines
# expect: continued
