import sys
import io
old = sys.stdout
sys.stdout = buffer = io.StringIO()
print("hidden")
print("with", "parts", sep="+", end="!")
sys.stdout.write("direct")
sys.stdout = old
print(repr(buffer.getvalue()))
class Tee:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
tee = Tee()
sys.stdout = tee
print("a", 2)
sys.stdout = sys.__stdout__
print(tee.parts)
