use std::collections::HashMap;

/// Walks a maze; the path is made of rooms, not of folders.
pub fn path<'a>(doors: &HashMap<&'a str, &'a str>, from: &'a str) -> Vec<&'a str> {
    let mut path = vec![from];
    let mut room = from;
    while let Some(next) = doors.get(room) {
        if path.contains(next) {
            break;
        }
        path.push(*next);
        room = *next;
    }
    path
}
