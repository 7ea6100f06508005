import sqlite3
from datetime import datetime

from clinic.model import Appointment


class AppointmentRepository:  # ~ repository, dependency-injection
    def __init__(self, conn: sqlite3.Connection):
        self._conn = conn

    def find(self, appointment_id: int) -> Appointment | None:
        row = self._conn.execute(  # ~ parameterised-sql
            "SELECT id, patient, at FROM appointments WHERE id = ?", (appointment_id,)
        ).fetchone()
        return Appointment(*row) if row else None

    def store(self, appointment: Appointment) -> None:
        self._conn.execute(  # ~ parameterised-sql
            "INSERT INTO appointments (patient, at) VALUES (?, ?)",
            (appointment.patient, appointment.at.isoformat()),
        )

    def cancel_before(self, moment: datetime) -> None:
        self._conn.execute("DELETE FROM appointments WHERE at < ?", (moment.isoformat(),))  # ~ parameterised-sql
