import threading

from selenium import webdriver


class BrowserPool:  # ~ object-pool
    """Browsers take seconds to start, so they are lent out."""

    def __init__(self, spare=3):
        self._lock = threading.Lock()
        self._idle = [webdriver.Firefox() for _ in range(spare)]

    def borrow(self):
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return webdriver.Firefox()

    def put_back(self, browser):
        browser.delete_all_cookies()
        with self._lock:
            self._idle.append(browser)
