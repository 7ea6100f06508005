import sqlite3


def find_patients(conn: sqlite3.Connection, surname: str, ward: str):
    cur = conn.cursor()
    cur.execute(
        f"SELECT id, given, surname FROM patients WHERE surname LIKE '{surname}%' AND ward = '{ward}'"  # ~ sql-concatenation
    )
    return cur.fetchall()


def archive_patient(conn, patient_id):
    sql = "UPDATE patients SET archived = 1 WHERE id = " + str(patient_id)  # ~ sql-concatenation
    conn.execute(sql)
    conn.commit()
