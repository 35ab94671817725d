# files: yes
# Compressed files by name, in text and in bytes.
import gzip
import os

os.mkdir("work")
os.chdir("work")
with gzip.open("a.gz", "wt", encoding="utf-8", newline="\n") as file:
    file.write("ä\nb\n")
with gzip.open("a.gz", "rt", encoding="utf-8") as file:
    print(file.readlines())
with gzip.open("a.gz") as file:
    print(file.read(), file.name, file.mode)
with gzip.open("a.gz", "ab") as file:
    file.write(b"more")
with gzip.GzipFile("a.gz") as file:
    print(file.read())
print(gzip.decompress(open("a.gz", "rb").read()))
try:
    gzip.open("missing.gz")
except FileNotFoundError as error:
    print(error)
try:
    gzip.open("a.gz", "xb")
except FileExistsError as error:
    print(error)
