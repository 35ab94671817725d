if True:
  a = 1
  if a:
        b = 2
        if b:
         c = 3
  d = 4
def f():
	return "tab"
class A:
   def m(self):
       return "three and seven"
print(a, b, c, d, f(), A().m())
if a: print("one line")
for x in (1,): y = x; print(y)
# expect: 1 2 3 4 tab three and seven
# expect: one line
# expect: 1
