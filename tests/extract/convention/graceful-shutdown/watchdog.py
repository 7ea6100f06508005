import signal
import subprocess


def watch(process, seconds):
    signal.signal(signal.SIGALRM, on_alarm)
    signal.alarm(seconds)
    process.send_signal(signal.SIGTERM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def shutdown():
    subprocess.run(["shutdown", "now"], check=True)
