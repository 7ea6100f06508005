"""The queue at the ticket desk and the last scores; nobody is held up here."""
import queue
from collections import deque

recent = deque(maxlen=10)
letters = queue.Queue()


def scored(points):
    recent.append(points)
    letters.put(f"scored {points}")


def average():
    return sum(recent) / len(recent) if recent else 0.0
