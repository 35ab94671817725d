def f(exc):
    try:
        raise exc
    except (KeyError, IndexError) as e:
        return f"lookup-ish {type(e).__name__}"
    except LookupError:
        return "lookup"
    except ArithmeticError as e:
        return f"arith {e}"
    except Exception:
        return "exception"
    except BaseException as e:
        return f"base {type(e).__name__}"
for e in (KeyError(1), IndexError, LookupError(), ZeroDivisionError("z"), OverflowError, ValueError, KeyboardInterrupt, GeneratorExit()):
    print(f(e))
