pub fn copy_sealed(from: &Archive, to: &mut Archive) -> Result<usize, Broken> {
    verify_checksum(from)?;
    let mut copied = 0;
    for entry in from.entries() {
        to.append(entry)?;
        copied += 1;
    }
    Ok(copied)
}
