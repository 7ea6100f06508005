def test_export(tmp_path):  # ~ temporary-folder
    export(tmp_path / "trades.csv", trades())
    assert (tmp_path / "trades.csv").exists()


def test_temporary_limit():
    tmp_limit = limit(temporary=True)
    assert tmp_limit == 5
