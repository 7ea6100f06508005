import os

TOKEN_TTL = int(os.environ.get("SESSION_TOKEN_TTL", "3600"))
LONGEST = int(os.environ.get("MAX_PASSWORD_SIZE", "4096"))
