from html import escape
rows = [("Tom & Jerry", "<cats>"), ('"quoted"', "it's")]
print("<table>" + "".join(f"<tr><td>{escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in rows) + "</table>")
try:
    escape(5)
except AttributeError as e:
    print(e)
