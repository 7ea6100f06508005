#[test]
fn the_report_of_a_day() { // ~ golden-file
    insta::assert_snapshot!(report(day()));
}

#[test]
fn a_snapshot_of_the_book() {
    let snapshot = book().snapshot();
    assert!(snapshot.is_empty());
}
