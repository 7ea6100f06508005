from billing.export import month_file, write_ledger


def test_name_of_month():
    assert month_file("2024-01") == "2024-01.csv"


def test_writes_one_file_for_each_month(tmp_path):  # ~ temporary-folder
    write_ledger(tmp_path, {"2024-01": [100], "2024-02": [200, 50]})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["2024-01.csv", "2024-02.csv"]
