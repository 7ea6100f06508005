#[test]
fn trades_are_exported() { // ~ temporary-folder
    let dir = tempfile::tempdir().unwrap();
    export(dir.path(), &trades()).unwrap();
    assert!(dir.path().join("trades.csv").exists());
}

#[test]
fn the_folder_has_a_name() {
    assert_eq!(temporary_name("trades"), "trades.tmp");
}
