import unicodedata as u


def show(function, *args):
    try:
        print(function.__name__, ascii(args), '->', ascii(function(*args)))
    except Exception as error:
        print(function.__name__, ascii(args), '->', type(error).__name__, ascii(str(error)))


CHARACTERS = ['a', 'Z', '5', ' ', '\n', 'é', 'ß', '½', '²', '٣', '五', 'Ⅷ', '①', '한', '中', '😀', '\u0301', '\u200d', 'ﬁ', 'Å', '(', '«', 'א', 'ن', '\ufeff', '\U0010ffff', '\ue000', '\x00', 'Ａ', 'ｱ', '€', '᠎', '࿐', '𝟘', '𐄇', '〇', '兆', '\u3400']
for character in CHARACTERS:
    print(ascii(character), u.category(character), u.bidirectional(character), u.combining(character), u.east_asian_width(character), u.mirrored(character), u.decomposition(character),
          u.name(character, None), u.decimal(character, None), u.digit(character, None), u.numeric(character, None))
for name in ['LATIN SMALL LETTER A', 'latin small letter a', 'SNOWMAN', 'HANGUL SYLLABLE GAG', 'CJK UNIFIED IDEOGRAPH-4E2D', 'nope', '', 'KEYCAP DIGIT ONE', 'LATIN SMALL LETTER R WITH TILDE', 'NULL', 'LINE FEED', 'GRINNING FACE']:
    show(u.lookup, name)
for function in (u.name, u.category, u.decimal, u.digit, u.numeric, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition):
    for argument in ('', 'ab', 1, None):
        show(function, argument)
    show(function, 'x')
show(u.lookup, 1)
for text in ['café', 'cafe\u0301', 'ﬁn', '½', 'Å\u0327\u0301', '한글', '\u1112\u1161\u11ab', 'e\u0323\u0301', '①②', 'ｱﾞ', 'plain', '', '\u212b', 'ẛ̣', '\ufdfa']:
    for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        print(ascii(text), form, ascii(u.normalize(form, text)), u.is_normalized(form, text))
show(u.normalize, 'X', 'a')
show(u.normalize, 'NFC', 1)
show(u.is_normalized, 'nfc', 'a')
print(u.unidata_version)
print(''.join(c for c in u.normalize('NFD', 'Crème Brûlée àçéñ') if u.category(c) != 'Mn'))
