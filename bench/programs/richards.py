# A tiny operating system: tasks with queues of packets under a scheduler by priority. Method calls and attribute access.
IDLE, WORKER, DEVICE = 0, 1, 2


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.data = [0, 0, 0, 0]


class Task:
    def __init__(self, identity, priority, queue):
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.holding = False
        self.waiting = queue is None

    def runnable(self):
        return not self.holding and not (self.waiting and self.queue is None)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        self.waiting = False
        return packet

    def add(self, packet):
        packet.link = None
        if self.queue is None:
            self.queue = packet
        else:
            last = self.queue
            while last.link is not None:
                last = last.link
            last.link = packet

    def run(self, packet, system):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, identity, count):
        super().__init__(identity, 0, None)
        self.waiting = False
        self.control = 1
        self.count = count

    def runnable(self):
        return not self.holding

    def run(self, packet, system):
        self.count -= 1
        if self.count == 0:
            self.holding = True
            return
        if self.control & 1:
            self.control = self.control // 2 ^ 0xD008
            system.release(2)
        else:
            self.control //= 2
            system.release(3)


class Worker(Task):
    def __init__(self, identity, priority, queue):
        super().__init__(identity, priority, queue)
        self.target = 2
        self.letter = 0

    def run(self, packet, system):
        if packet is None:
            self.waiting = True
            return
        self.target = 5 - self.target
        packet.target = self.target
        for i in range(4):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        system.send(packet, self)


class Device(Task):
    def __init__(self, identity, priority, queue):
        super().__init__(identity, priority, queue)
        self.pending = None

    def run(self, packet, system):
        if packet is None:
            if self.pending is None:
                self.waiting = True
                return
            packet, self.pending = self.pending, None
            packet.target = 1
            system.send(packet, self)
        else:
            self.pending = packet
            system.held += 1
            self.holding = True


class System:
    def __init__(self):
        self.tasks = []
        self.sent = self.held = self.turns = 0

    def release(self, identity):
        self.tasks[identity].holding = False

    def send(self, packet, sender):
        self.sent += 1
        self.tasks[packet.target].add(packet)

    def step(self):
        best = None
        for task in self.tasks:
            if task.runnable() and (best is None or task.priority > best.priority):
                best = task
        if best is None:
            return False
        self.turns += 1
        best.run(best.take(), self)
        return True


def simulate(count):
    system = System()
    packets = Packet(Packet(None, 1, WORKER), 1, WORKER)
    system.tasks = [Idle(0, count), Worker(1, 100, packets), Device(2, 400, None), Device(3, 500, None)]
    while system.step():
        pass
    return system.turns, system.sent, system.held


print(*simulate(24000))
