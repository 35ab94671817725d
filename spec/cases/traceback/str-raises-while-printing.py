class Bad(Exception):
    def __str__(self): raise RuntimeError("inner")
raise Bad("x")
