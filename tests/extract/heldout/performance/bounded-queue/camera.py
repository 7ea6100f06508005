import queue
import threading

frames = queue.Queue(maxsize=32)  # ~ bounded-queue


def grab(camera):
    while camera.is_open():
        frames.put(camera.read())


def analyse(detect):
    while True:
        frame = frames.get()
        if frame is None:
            return
        detect(frame)


def start(camera, detect):
    threading.Thread(target=grab, args=(camera,)).start()
    threading.Thread(target=analyse, args=(detect,)).start()
