import html
for text in ("&lt;p&gt; &amp;amp; &quot;x&quot; &apos;", "&copy &copyx &copy; &nbsp;|", "&notit; &notin; &not; &ampamp", "&unknown; & &; &&lt;", "&eacute;&Eacute;&eacute &hearts; &NotEqualTilde;", "no references", "&lt", "&" * 5, "&CounterClockwiseContourIntegral;", "a&ltb&gtc"):
    print(repr(html.unescape(text)))
