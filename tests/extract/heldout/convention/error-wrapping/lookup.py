from clinic.errors import NoSuchPatient

PATIENTS = {}


def patient(number):
    try:
        return PATIENTS[number]
    except KeyError:
        # the key says nothing that the number does not
        raise NoSuchPatient(number) from None


def wrap(text, width):
    return [text[i:i + width] for i in range(0, len(text), width)]
