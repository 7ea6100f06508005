from cafe.floor import Floor


def test_tables_of_the_terrace():
    floor = Floor()
    floor.add_table("T1", seats=4)
    floor.add_table("T2", seats=2)
    assert floor.seats() == 6


def test_all_tables_are_free_in_the_morning():
    floor = Floor()
    for name in ("T1", "T2", "T3"):
        floor.add_table(name, seats=2)
    assert len(floor.free()) == 3
