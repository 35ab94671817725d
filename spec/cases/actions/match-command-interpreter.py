# A little command language on a virtual file tree with match statements.
class Shell:
    def __init__(self):
        self.root = {"etc": {"hosts": "localhost", "conf": {}}, "readme": "hello world"}
        self.cwd = []
    def node(self, path):
        here = self.root
        for part in path:
            match here:
                case {**entries} if part in entries: here = entries[part]
                case dict(): raise LookupError(f"no such entry: {part}")
                case str(): raise NotADirectoryError(part)
        return here
    def resolve(self, text):
        path = [] if text.startswith("/") else list(self.cwd)
        for part in text.split("/"):
            match part:
                case "" | ".": continue
                case "..": path = path[:-1]
                case name: path.append(name)
        return path
    def run(self, line):
        match line.split():
            case []: return None
            case ["pwd"]: return "/" + "/".join(self.cwd)
            case ["ls"]: return self.run("ls .")
            case ["ls", path]:
                match self.node(self.resolve(path)):
                    case dict(d): return " ".join(sorted(k + "/" * isinstance(v, dict) for k, v in d.items())) or "(empty)"
                    case str(s): return f"file of {len(s)}"
            case ["cd", path]:
                target = self.resolve(path)
                if not isinstance(self.node(target), dict): raise NotADirectoryError(path)
                self.cwd = target
            case ["mkdir", *names] if names:
                for n in names: self.node(self.cwd).setdefault(n, {})
                return f"made {len(names)}"
            case ["write", name, *words]: self.node(self.cwd)[name] = " ".join(words)
            case ["cat", path]:
                match self.node(self.resolve(path)):
                    case str(s): return s
                    case _: raise IsADirectoryError(path)
            case ["rm", ("-r" | "--recursive"), name]: del self.node(self.cwd)[name]
            case ["rm", name]:
                if isinstance(self.node(self.cwd + [name]), dict): raise IsADirectoryError(f"{name} (use -r)")
                del self.node(self.cwd)[name]
            case ["find", word, *_] as command if len(command) == 2: return sorted(self.find(word, self.root, ""))
            case [unknown, *args]: return f"? {unknown} with {len(args)} args"
    def find(self, word, node, prefix):
        for name, child in node.items():
            if word in name: yield f"{prefix}/{name}"
            if isinstance(child, dict): yield from self.find(word, child, f"{prefix}/{name}")

shell = Shell()
for line in ["pwd", "ls", "cd etc", "pwd", "ls conf", "cat hosts", "cat ../readme", "mkdir a b", "mkdir", "cd a", "write note some text here", "cat note", "ls ..", "cd ../../..", "pwd", "find o", "cat nothing", "cd readme", "cat etc", "rm etc", "rm -r etc", "ls", "frobnicate x y", "", "cat readme/deeper"]:
    try:
        result = shell.run(line)
    except (LookupError, OSError) as e:
        result = f"! {type(e).__name__}: {e}"
    print(f"$ {line}" + (f"\n{result}" if result is not None else ""))
