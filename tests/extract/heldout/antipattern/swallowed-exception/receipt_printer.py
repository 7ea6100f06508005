import socket


def print_receipt(host, lines):
    try:
        with socket.create_connection((host, 9100), timeout=3) as s:
            s.sendall("\n".join(lines).encode("cp437"))
            s.sendall(b"\x1dV\x00")
    except Exception:  # ~ swallowed-exception
        pass


def open_drawer(host):
    with socket.create_connection((host, 9100), timeout=3) as s:
        s.sendall(b"\x1bp\x00\x19\xfa")
