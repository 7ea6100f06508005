//! Small files whose counts are worked out by hand.

use std::collections::BTreeMap;

use super::*;
use crate::extract::language::Grammar;
use crate::extract::syntax::parse;

pub(super) fn read(path: &str, text: &str) -> Facts {
    let grammar = Grammar::of(path).unwrap();
    let file = CodeFile { path: path.into(), grammar, text: text.into() };
    facts(&file, &parse(grammar, text))
}

/// `measure: choice ×count` of the measures asked for, which blanks divide.
fn counts(path: &str, text: &str, measures: &str) -> Vec<String> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for seen in read(path, text).seen {
        if measures.split(' ').any(|measure| measure == seen.measure) {
            *counts.entry((seen.measure, seen.choice)).or_default() += 1;
        }
    }
    counts.into_iter().map(|((measure, choice), count)| format!("{measure}: {choice} ×{count}")).collect()
}

#[test]
fn python() {
    let text = r#"
from .store import load
from app.core import *
import os
MAX_SIZE = 3
minimum = 4
_cache = {}

class TradeBook:
    """Holds trades."""
    def __init__(self, size: int):
        self.size = size
    def addTrade(self, trade, leg: int = 1):
        trade_count = 1
    async def close_all(self) -> None:
        "Closes."

def net_amount(a: int, *, b: str) -> int:
    import json
    try:
        pass
    except ValueError as error:
        raise LedgerError("bad") from error
    except (KeyError, OSError):
        raise
    except Exception as e:
        raise LedgerError("bad")
    except:
        pass

def _hidden():
    def inner(): pass
"#;
    let found = counts(
        "app/core.py",
        text,
        "functions types constants variables imports wildcards import-place caught raised documentation annotations",
    );
    assert_eq!(
        found,
        [
            // add_trade would fit; `inner` and `_hidden` are one word; `__init__` is given.
            "annotations: all types given ×3",
            "annotations: some types given ×1",
            "annotations: without types ×2",
            "caught: a broad type ×1",
            "caught: everything, without a type ×1",
            "caught: named types ×2",
            "constants: SCREAMING_SNAKE_CASE ×1",
            "constants: lowercase ×2",
            "documentation: documented ×2",
            "documentation: without documentation ×2",
            "functions: camelCase ×1",
            "functions: snake_case ×2",
            "import-place: at the top ×3",
            "import-place: inside a function ×1",
            "imports: absolute ×1",
            "imports: relative ×1",
            "raised: with `from` ×1",
            "raised: without `from` ×1",
            "types: PascalCase ×1",
            "variables: snake_case ×1",
            "wildcards: by name ×1",
            "wildcards: everything with `*` ×1",
        ]
    );
}

#[test]
fn rust() {
    let text = r#"
use crate::model::Trade;
use super::*;
use std::prelude::v1::*;
/// Told.
#[derive(Debug)]
pub struct TradeBook;
pub enum Side { Buy }
pub(crate) struct Hidden;
const MAX_SIZE: u8 = 1;
/// Told.
pub fn net_amount(a: u8) -> Result<u8, LedgerError> {
    let first_leg = load(a)?;
    let b = first_leg.amount().unwrap();
    // SAFETY: it is.
    let c = unsafe { get(b) };
    unsafe { set(c) };
    Ok(b)
}
fn parse(a: &str) -> Result<(), Box<dyn Error>> { if a.is_empty() { panic!("none") } x.expect("y"); Ok(()) }
fn text() -> std::result::Result<(), String> { Ok(()) }
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_test() { load(1).unwrap(); }
}
"#;
    let found = counts(
        "src/book.rs",
        text,
        "functions types constants variables imports wildcards failures errors documentation unsafe test-place",
    );
    assert_eq!(
        found,
        [
            "constants: SCREAMING_SNAKE_CASE ×1",
            "documentation: documented ×2",
            "documentation: without documentation ×1",
            "errors: a boxed error ×1",
            "errors: a text ×1",
            "errors: a type of its own ×1",
            "failures: ended by a panic ×3",
            "failures: handed on with `?` ×1",
            "functions: snake_case ×2",
            "imports: from `crate` ×1",
            "imports: from `super` or `self` ×1",
            "test-place: in the file of the code ×1",
            "types: PascalCase ×3",
            "unsafe: with the reason in a comment ×1",
            "unsafe: without a reason ×1",
            "variables: snake_case ×1",
            "wildcards: by name ×2",
            "wildcards: everything with `*` ×1",
        ]
    );
}

#[test]
fn typescript() {
    let text = r"
import { load } from './load';
import * as d3 from 'd3';
/** Told. */
export function netAmount(a: any): number { return a == null ? 0 : 1; }
export const MAX_SIZE = 3;
export interface TradeRow { side: string }
const loadAll = async () => {
  let first_leg = await load();
  var x = first_leg != 1 && first_leg === 2;
  load().then(() => 1).catch(() => {});
  try { x() } catch (e) { /* later */ }
  try { x() } catch (e) { report(e); }
};
";
    let found = counts(
        "src/book.ts",
        text,
        "functions types constants variables modules wildcards caught handled promises documentation any declarations equality",
    );
    assert_eq!(
        found,
        [
            "any: `any` ×1",
            "any: a type that says something ×2",
            "caught: with `try` and `catch` ×2",
            "caught: with a promise's `catch` ×1",
            "constants: SCREAMING_SNAKE_CASE ×1",
            "declarations: `const` and `let` ×3",
            "declarations: `var` ×1",
            "documentation: documented ×1",
            "documentation: without documentation ×2",
            "equality: loose ×1",
            "equality: strict ×1",
            "functions: camelCase ×2",
            "handled: dropped ×1",
            "handled: handled ×1",
            "modules: with `import` ×2",
            "promises: with `await` ×1",
            "promises: with `then` ×1",
            "types: PascalCase ×1",
            "variables: snake_case ×1",
            "wildcards: by name ×1",
            "wildcards: everything with `*` ×1",
        ]
    );
    let old = "const fs = require('fs');\n";
    assert_eq!(counts("a.cjs", old, "modules"), ["modules: with `require` ×1"]);
}

#[test]
fn go() {
    let text = r#"package ledger

import (
	"fmt"
	. "math"
)

// TradeBook holds trades.
type TradeBook struct{}

type Side int

const max_size = 3

// NetAmount is told.
func NetAmount(a int) (int, error) {
	rows, err := load(a)
	if err != nil {
		return 0, fmt.Errorf("load: %w", err)
	}
	if err := check(rows); err != nil {
		return 0, err
	}
	_, _ = fmt.Println(rows)
	first, err := load(1)
	use(first)
	panic("no")
}

func (b *TradeBook) AddAll() {}
"#;
    let found = counts(
        "ledger/book.go",
        text,
        "functions types constants imports wildcards failures errors checked documentation",
    );
    assert_eq!(
        found,
        [
            "checked: dropped with `_` ×1",
            "checked: looked at ×2",
            "checked: not looked at next ×1",
            "constants: with underscores ×1",
            "documentation: documented ×2",
            "documentation: without documentation ×2",
            "errors: as it is ×1",
            "errors: wrapped ×1",
            "failures: ended by a panic ×1",
            "failures: returned as an error ×2",
            "functions: MixedCaps ×2",
            "imports: in one group ×1",
            "types: MixedCaps ×2",
            "wildcards: by name ×1",
            "wildcards: everything with `.` ×1",
        ]
    );
}

#[test]
fn java() {
    let text = r#"package x.ledger;
import java.util.List;
import java.io.*;
/** Told. */
public class TradeBook {
    private static final int MAX_SIZE = 3;
    private int firstLeg;
    int second_leg;
    /** Told. */
    public int netAmount() throws LedgerException {
        int rowCount = 1;
        try { load(); } catch (IOException | SQLException e) { log(e); }
        try { load(); } catch (Exception e) { }
        return rowCount;
    }
    public void close() throws Exception { }
    @Override
    public String toString() { return ""; }
}
"#;
    let found = counts(
        "src/main/java/x/TradeBook.java",
        text,
        "functions types constants variables wildcards errors caught handled fields documentation",
    );
    assert_eq!(
        found,
        [
            "caught: a broad type ×1",
            "caught: named types ×1",
            "constants: SCREAMING_SNAKE_CASE ×1",
            "documentation: documented ×2",
            "documentation: without documentation ×1",
            "errors: a broad type ×1",
            "errors: named types ×1",
            "fields: more visible ×1",
            "fields: private ×1",
            "functions: camelCase ×2",
            "handled: dropped ×1",
            "handled: handled ×1",
            "types: PascalCase ×1",
            "variables: camelCase ×2",
            "variables: snake_case ×1",
            "wildcards: by name ×1",
            "wildcards: everything with `*` ×1",
        ]
    );
}

#[test]
fn names_of_files_and_places_of_tests() {
    for (path, expected) in [
        (
            "web/src/tradeTable.test.ts",
            vec!["files: camelCase ×1", "test-names: name.test ×1", "test-place: beside the code ×1"],
        ),
        ("web/src/trade-table.ts", vec!["files: kebab-case ×1"]),
        (
            "tests/test_net_amount.py",
            vec![
                "files: snake_case ×1",
                "test-names: test_name.py ×1",
                "test-place: in a folder of tests ×1",
            ],
        ),
        ("ledger/net_test.go", vec!["test-place: beside the code ×1"]),
        (
            "src/test/java/x/BookTest.java",
            vec!["files: PascalCase ×1", "test-names: NameTest ×1", "test-place: in a folder of tests ×1"],
        ),
        ("src/mod.rs", vec![]),
        ("tests/cli/main.rs", vec!["test-place: in a folder of tests ×1"]),
    ] {
        assert_eq!(counts(path, "\n", "files test-place test-names"), expected, "{path}");
    }
}
