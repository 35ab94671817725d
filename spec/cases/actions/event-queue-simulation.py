# Discrete-event simulation of a shop with two clerks: arrivals, queue, service, statistics.
import itertools

class Simulation:
    def __init__(self, clerks):
        self.time, self.events, self.counter = 0, [], itertools.count()
        self.free, self.waiting, self.served, self.log = clerks, [], [], []
    def at(self, time, action, *args):
        entry = (time, next(self.counter), action, args)
        low, high = 0, len(self.events)
        while low < high:
            middle = (low + high) // 2
            if self.events[middle][:2] < entry[:2]: low = middle + 1
            else: high = middle
        self.events.insert(low, entry)
    def run(self):
        while self.events:
            self.time, _, action, args = self.events.pop(0)
            action(*args)
    def say(self, text): self.log.append(f"{self.time:>3} {text}")

class Customer:
    ids = itertools.count(1)
    def __init__(self, need):
        self.id, self.need = next(self.ids), need
        self.arrived = self.started = None
    @property
    def wait(self): return self.started - self.arrived
    def __str__(self): return f"#{self.id}({self.need})"

def arrive(sim, customer):
    customer.arrived = sim.time
    sim.say(f"{customer} arrives, {len(sim.waiting)} waiting")
    if sim.free: start(sim, customer)
    else: sim.waiting.append(customer)
def start(sim, customer):
    sim.free -= 1
    customer.started = sim.time
    sim.at(sim.time + customer.need, leave, sim, customer)
def leave(sim, customer):
    sim.say(f"{customer} leaves after waiting {customer.wait}")
    sim.served.append(customer)
    sim.free += 1
    if sim.waiting: start(sim, sim.waiting.pop(0))

for clerks in (1, 2):
    Customer.ids = itertools.count(1)
    sim = Simulation(clerks)
    for time, need in [(0, 5), (1, 3), (2, 8), (2, 1), (4, 2), (15, 4)]:
        sim.at(time, arrive, sim, Customer(need))
    sim.run()
    if clerks == 2: print("\n".join(sim.log))
    waits = [c.wait for c in sim.served]
    print(f"{clerks} clerk(s): {len(waits)} served by {sim.time}, waits {waits}, mean {sum(waits) / len(waits):.2f}, max {max(waits)}")
