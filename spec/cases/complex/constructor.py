print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("j"), complex("-1.5e2J"), complex(" (3-4j) "), complex(imag=3), complex(1j, 1j))
def attempt(*a):
    try:
        print(complex(*a))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
attempt("1 + 2j")
attempt("")
attempt("abc")
attempt("1", 2)
attempt(1, "2")
attempt(None)
attempt([])
# expect: 0j (1+0j) (1+2j) (1+2j) 1j -150j (3-4j) 3j (-1+1j)
# expect: ValueError complex() arg is a malformed string
# expect: ValueError complex() arg is a malformed string
# expect: ValueError complex() arg is a malformed string
# expect: TypeError complex() can't take second arg if first is a string
# expect: TypeError complex() second arg can't be a string
# expect: TypeError complex() first argument must be a string or a number, not 'NoneType'
# expect: TypeError complex() first argument must be a string or a number, not 'list'
