from flask import Flask
from flask_limiter import Limiter

app = Flask(__name__)
limiter = Limiter(app)


@app.post("/login")  # ~ rate-limit
@limiter.limit("5 per minute")
def log_in():
    return start_session()


@app.get("/limits")
def limits():
    return {"limit": 5}
