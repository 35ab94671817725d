import shlex
for text in ("", "simple", "a b", "it's", "$HOME", "a/b.c-d_e:f,g@h%i+j=k", "é", "x;y", '"q"', "''"):
    print(shlex.quote(text), shlex.split(shlex.quote(text)) == [text])
