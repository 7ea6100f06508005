//! The engine as the browser calls it: functions over two buffers, without generated glue.
//!
//! The host asks for room with [`input`], writes its arguments there one after the other, and calls a function with
//! their lengths. Text comes back in a buffer that [`output`] points to, valid until the next call. One instance of
//! the module holds one bundle. Nothing here dereferences a pointer.
#![allow(
    unsafe_code,
    unreachable_pub,
    reason = "functions are exported under their own name, which counts as unsafe"
)]

use std::cell::RefCell;

use crate::{Error, Options, Session};

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Makes room for arguments of this many bytes and says where.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        input.clear();
        input.resize(length, 0);
        input.as_mut_ptr()
    })
}

/// Where the text is that the last call returned.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

/// Opens a bundle by its manifest: 0 when that worked, 1 when it is damaged, 2 when it has another format.
#[unsafe(no_mangle)]
pub extern "C" fn open(length: usize) -> u32 {
    let opened = INPUT.with_borrow(|input| Session::new(input.get(..length).unwrap_or(input)));
    match opened {
        Ok(session) => {
            SESSION.set(Some(session));
            0
        }
        Err(Error::Version(_)) => 2,
        Err(_) => 1,
    }
}

/// The files that a query still needs, one a line. Returns the length of the list.
#[unsafe(no_mangle)]
pub extern "C" fn plan(query: usize, options: usize) -> usize {
    ask(query, options, |session, query, options| session.plan(query, options).join("\n"))
}

/// The results of a query as JSON. Returns its length.
#[unsafe(no_mangle)]
pub extern "C" fn results(query: usize, options: usize) -> usize {
    ask(query, options, |session, query, options| session.results(query, options).to_json())
}

/// Takes the content of a file: 0 when that worked, 1 when it is damaged or unknown.
#[unsafe(no_mangle)]
pub extern "C" fn provide(name: usize, content: usize) -> u32 {
    let provided = INPUT.with_borrow(|input| {
        let (name, content) = arguments(input, name, content);
        let name = std::str::from_utf8(name).ok()?;
        SESSION.with_borrow_mut(|session| session.as_mut()?.provide(name, content).ok())
    });
    u32::from(provided.is_none())
}

/// Says that a file cannot be had.
#[unsafe(no_mangle)]
pub extern "C" fn fail(name: usize) {
    INPUT.with_borrow(|input| {
        if let Ok(name) = std::str::from_utf8(arguments(input, name, 0).0) {
            SESSION.with_borrow_mut(|session| session.as_mut().map(|session| session.fail(name)));
        }
    });
}

fn arguments(input: &[u8], first: usize, second: usize) -> (&[u8], &[u8]) {
    let (first, rest) = input.split_at(first.min(input.len()));
    (first, rest.get(..second).unwrap_or(rest))
}

fn ask(query: usize, options: usize, answer: impl Fn(&mut Session, &str, &Options) -> String) -> usize {
    let text = INPUT.with_borrow(|input| {
        let (query, options) = arguments(input, query, options);
        let query = std::str::from_utf8(query).unwrap_or_default();
        let options = Options::from_lines(std::str::from_utf8(options).unwrap_or_default());
        let answer = |session: &mut Session| answer(session, query, &options);
        SESSION.with_borrow_mut(|session| session.as_mut().map(answer)).unwrap_or_default()
    });
    OUTPUT.with_borrow_mut(|output| {
        *output = text;
        output.len()
    })
}
