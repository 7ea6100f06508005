use std::fs;
use std::io;
use std::path::Path;

pub fn save(folder: &Path, slot: u8, world: &str) -> io::Result<()> {
    fs::write(folder.join(format!("slot{slot}.sav")), world)
}

#[cfg(test)]
mod tests {
    use super::save;

    #[test]
    fn each_slot_has_a_file() {
        let dir = tempfile::tempdir().unwrap(); // ~ temporary-folder
        save(dir.path(), 2, "hills").unwrap();
        let text = std::fs::read_to_string(dir.path().join("slot2.sav")).unwrap();
        assert_eq!(text, "hills");
    }
}
