def f(mode):
    log = []
    def run():
        for i in range(2):
            while True:
                try:
                    try:
                        if mode == "return": return "r"
                        if mode == "break": break
                        if mode == "continue" and len(log) < 4: continue
                        if mode == "raise": raise KeyError(mode)
                        if mode == "pass": pass
                    finally:
                        log.append(f"a{i}")
                finally:
                    log.append(f"b{i}")
                break
        else:
            log.append("else")
        return "end"
    try:
        return run(), log
    except KeyError as e:
        return repr(e), log
for m in ("return", "break", "continue", "raise", "pass"): print(m, f(m))
# expect: return ('r', ['a0', 'b0'])
# expect: break ('end', ['a0', 'b0', 'a1', 'b1', 'else'])
# expect: continue ('end', ['a0', 'b0', 'a0', 'b0', 'a0', 'b0', 'a1', 'b1', 'else'])
# expect: raise ("KeyError('raise')", ['a0', 'b0'])
# expect: pass ('end', ['a0', 'b0', 'a1', 'b1', 'else'])
