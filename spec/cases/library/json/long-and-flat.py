# Long flat texts: no value may cost stack, whatever hooks are asked on the way.
import json

numbers = json.loads("[" + ",".join(str(i) for i in range(40000)) + "]")
print(len(numbers), numbers[-1], sum(numbers))

members = json.loads("{" + ", ".join(f'"k{i}": {i}.5' for i in range(15000)) + "}")
print(len(members), members["k14999"])

rows = json.loads("[" + ", ".join('{"a": [1, "x", null, true], "b": {}}' for _ in range(5000)) + "]")
print(len(rows), rows[-1] == rows[0], rows[17])

print(len(json.loads("[" + "1.5, " * 12000 + "2]", parse_float=lambda text: text, parse_int=len)))
print(len(json.loads("[" + "{}, " * 8000 + "{}]", object_hook=lambda pairs: 7)))
print(len(json.loads("[" + "[], " * 12000 + "[]]")), len(json.loads("[" + '"é😀", ' * 12000 + '""]')))
for text in ("[" + "1," * 12000 + "]", "[" + "1," * 12000 + "x]", '{"a": ' + "[0]," * 3 + "}"):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error)
