def test_temporary_limit():
    tmp_limit = limit(temporary=True)
    assert tmp_limit == 5


def test_tempdir_is_named(settings):
    assert settings.tempdir == "/var/tmp/trades"
