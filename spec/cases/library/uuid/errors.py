import uuid
for action in (lambda: uuid.UUID("xyz"), lambda: uuid.UUID(), lambda: uuid.UUID("1" * 32, int=5), lambda: uuid.UUID(bytes=b"x"), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(int=1 << 128), lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(fields=(1 << 32, 0, 0, 0, 0, 0)), lambda: uuid.UUID(int=0, version=9), lambda: uuid.UUID("g" * 32), lambda: uuid.UUID(int=1) < 5, lambda: setattr(uuid.UUID(int=1), "int", 3)):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
