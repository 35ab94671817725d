# divergence: eof-caret
class A:
