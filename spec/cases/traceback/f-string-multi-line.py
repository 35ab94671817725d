n = 0
text = f"""
a {1 + 1}
b {1 / n}
"""
