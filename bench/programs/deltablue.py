# One-way constraints between variables, kept true by replanning as inputs change: objects that point at each other.
class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.decided = None
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength
        self.output = None

    def inputs(self):
        return ()

    def attach(self, *variables):
        for variable in variables:
            variable.constraints.append(self)


class Stay(Constraint):
    def __init__(self, variable, strength=0):
        super().__init__(strength)
        self.output = variable
        self.attach(variable)

    def execute(self):
        pass


class Edit(Stay):
    def __init__(self, variable, value):
        super().__init__(variable, 9)
        self.value = value

    def execute(self):
        self.output.value = self.value


class Scale(Constraint):
    def __init__(self, source, factor, offset, output):
        super().__init__(5)
        self.source, self.factor, self.offset = source, factor, offset
        self.output = output
        self.attach(source, factor, offset, output)

    def inputs(self):
        return (self.source, self.factor, self.offset)

    def execute(self):
        self.output.value = self.source.value * self.factor.value + self.offset.value


class Equal(Constraint):
    def __init__(self, source, output):
        super().__init__(5)
        self.source = source
        self.output = output
        self.attach(source, output)

    def inputs(self):
        return (self.source,)

    def execute(self):
        self.output.value = self.source.value


class Planner:
    def __init__(self):
        self.mark = 0
        self.executed = 0

    def plan(self, start):
        """The constraints that depend on what `start` decides, in order."""
        self.mark += 1
        ordered = []
        pending = [start]
        while pending:
            constraint = pending.pop()
            output = constraint.output
            if output.mark == self.mark:
                continue
            if output.decided is not None and output.decided.strength > constraint.strength:
                continue
            output.decided = constraint
            output.mark = self.mark
            ordered.append(constraint)
            for other in output.constraints:
                if other is not constraint and other.output is not output:
                    if any(source is output for source in other.inputs()):
                        pending.append(other)
        return ordered

    def change(self, variable, value):
        edit = Edit(variable, value)
        for constraint in self.plan(edit):
            constraint.execute()
            self.executed += 1
        variable.constraints.remove(edit)
        variable.decided = None


def chain(length, planner):
    variables = [Variable(f"v{n}", 0) for n in range(length)]
    for before, after in zip(variables, variables[1:]):
        Equal(before, after)
    Stay(variables[-1])
    for value in range(60):
        planner.change(variables[0], value)
        if variables[-1].value != value:
            raise AssertionError("the chain is broken")
    return variables[-1].value


def projection(count, planner):
    factor = Variable("factor", 10)
    offset = Variable("offset", 1000)
    sources = [Variable(f"s{n}", n) for n in range(count)]
    outputs = [Variable(f"o{n}", 0) for n in range(count)]
    for source, output in zip(sources, outputs):
        Stay(source)
        Scale(source, factor, offset, output)
    for n in range(20):
        planner.change(factor, n + 2)
        planner.change(offset, n * 100)
        planner.change(sources[n], n * n)
    return sum(output.value for output in outputs)


planner = Planner()
print(chain(900, planner), projection(800, planner), planner.executed)
