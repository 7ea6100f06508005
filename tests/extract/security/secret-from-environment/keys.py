import os

SECRET_NAME = "venue-api-key"
TOKEN_FILE = os.path.join(os.environ["HOME"], "token")


def secret_path(name):
    return os.environ["CONFIG_DIR"] + "/" + name


def page_token(request):
    return request.get("PAGE_TOKEN")
