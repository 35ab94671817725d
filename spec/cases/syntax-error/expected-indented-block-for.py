# divergence: eof-caret
for i in []:
