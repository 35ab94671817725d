# divergence: limits-end-the-run
# limits: instructions=20000
print("before")
class Guard:
    def __enter__(self): return self
    def __exit__(self, *error):
        print("never printed")
        return True

while True:
    try:
        with Guard():
            while True:
                pass
    except BaseException:
        print("never printed")
    finally:
        print("never printed")
