import pytest


@pytest.fixture  # ~ test-fixture
def book(database):
    book = database.new_book("settlement")
    yield book
    book.drop()


def open_book(database):
    return database.new_book("settlement")
