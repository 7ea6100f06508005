import queue
import threading

frames = queue.Queue(maxsize=64)  # ~ bounded-queue


def grab(camera):
    while camera.running:
        frames.put(camera.read())


def watch(detect):
    while True:
        detect(frames.get())


threading.Thread(target=watch, daemon=True)
