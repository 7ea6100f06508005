//! Small repositories whose graphs are worked out by hand.

use super::*;
use crate::extract::language::{Grammar, Language};
use crate::extract::syntax::parse;

fn files(all: &[(&str, &str)]) -> Vec<(CodeFile, Facts)> {
    let read = |(path, text): &(&str, &str)| {
        let grammar = Grammar::of(path).unwrap();
        let file = CodeFile { path: (*path).into(), grammar, text: (*text).into() };
        let facts = facts(&file, &parse(grammar, text));
        (file, facts)
    };
    all.iter().map(read).collect()
}

fn built(language: Language, all: &[(&str, &str)], manifests: &Manifests) -> Architecture {
    let files = files(all);
    let files: Vec<_> = files.iter().map(|(file, facts)| (file, facts)).collect();
    of(language, &files, manifests).unwrap()
}

/// `a → b` of each dependency, with how many imports.
fn shown(of: &Architecture) -> Vec<String> {
    let name = |at: usize| of.modules[at].name.as_str();
    of.dependencies.iter().map(|it| format!("{} > {} {}", name(it.from), name(it.to), it.imports)).collect()
}

fn libraries(of: &Architecture) -> Vec<&str> {
    of.libraries.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn python_names_and_dots() {
    let of = built(
        Language::Python,
        &[
            ("app/__init__.py", ""),
            ("app/api/__init__.py", "from . import routes\n"),
            (
                "app/api/routes.py",
                "from ..core.model import Trade, Leg\nimport app.core.store as store\nimport json, fastapi\n",
            ),
            ("app/core/__init__.py", ""),
            ("app/core/model.py", "from dataclasses import dataclass\n"),
            ("app/core/store.py", "from .model import Trade\nimport sqlalchemy.orm\n"),
            ("app/__main__.py", "from app.api import routes\n"),
            ("tool.py", "import app.core.store\nif __name__ == '__main__':\n    pass\n"),
            ("tests/test_model.py", "from app.core import model\nimport pytest\n"),
        ],
        &Manifests::default(),
    );
    assert_eq!(
        shown(&of),
        [
            "app/__main__ > app/api/routes 1",
            "app/api > app/api/routes 1",
            "app/api/routes > app/core/model 2",
            "app/api/routes > app/core/store 1",
            "app/core/store > app/core/model 1",
            "tool > app/core/store 1",
        ]
    );
    assert_eq!(libraries(&of), ["fastapi", "sqlalchemy"]);
    let entries = [("app/__main__.py".to_owned(), "package that is run"), ("tool.py".to_owned(), "script")];
    assert_eq!(of.entries, entries);
    let layer = |name: &str| of.modules.iter().find(|it| it.name == name).unwrap().layer;
    assert_eq!((layer("app/core/model"), layer("app/core/store"), layer("app/api/routes")), (0, 1, 2));
    assert_eq!((layer("app/__main__"), of.cycles.len()), (3, 0));
}

#[test]
fn rust_paths_from_every_place() {
    let mut manifests = Manifests::default();
    manifests.cargo(
        "",
        "[package]\nname = \"app\"\n[dependencies]\nserde = \"1\"\nindex-writer = { path = \"writer\" }\n",
    );
    manifests.cargo("writer", "[package]\nname = \"index-writer\"\n");
    let of = built(
        Language::Rust,
        &[
            ("src/lib.rs", "pub mod model;\npub mod store;\n"),
            ("src/main.rs", "use app::store;\nfn main() {}\n"),
            ("src/model/mod.rs", "mod leg;\nuse self::leg::Leg;\n"),
            ("src/model/leg.rs", "use super::Trade;\nuse serde::{Deserialize, Serialize};\n"),
            (
                "src/store.rs",
                "use crate::{model::{self, leg::Leg}, other};\nfn f() { crate::model::leg::new(); index_writer::write() }\n\
                 use index_writer::entry;\nuse Level::High;\nuse std::io;\nuse inline::x;\n\
                 #[cfg(test)]\nmod tests { use super::*; use crate::only_tests; }\nmod inline { use super::f; }\n",
            ),
            ("src/only_tests.rs", ""),
            ("writer/src/lib.rs", ""),
            ("writer/src/entry.rs", ""),
        ],
        &manifests,
    );
    assert_eq!(
        shown(&of),
        [
            "src/main > src/store 1",
            "src/model > src/model/leg 1",
            "src/model/leg > src/model 1",
            "src/store > src/model 1",
            "src/store > src/model/leg 2",
            "src/store > writer/src/entry 1",
        ]
    );
    assert_eq!(libraries(&of), ["serde"]);
    assert_eq!(of.entries, [("src/main.rs".to_owned(), "program")]);
    let named: Vec<Vec<&str>> =
        of.cycles.iter().map(|all| all.iter().map(|at| of.modules[*at].name.as_str()).collect()).collect();
    assert_eq!(named, [["src/model", "src/model/leg"]]);
    let cut = &of.dependencies[of.cuts[0].dependency];
    assert_eq!(cut.example, ("src/model/mod.rs".to_owned(), 2));
}

#[test]
fn scripts_aliases_and_packages() {
    let mut manifests = Manifests::default();
    manifests.package("web", r#"{"name": "@x/web", "main": "src/index.ts"}"#);
    manifests.tsconfig("web", r#"{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}"#);
    let of = built(
        Language::Javascript,
        &[
            ("web/src/index.ts", "export * from './chart/index.js';\nimport { f } from '@/lib/money';\n"),
            (
                "web/src/chart/index.tsx",
                "import React from 'react';\nimport type { M } from '../lib/money.js';\nimport './a.css';\n",
            ),
            (
                "web/src/lib/money.ts",
                "const fs = require('node:fs');\nconst d = await import('@d3/scale/src');\n",
            ),
            ("tool/run.mjs", "#!/usr/bin/env node\nimport { f } from '@x/web';\nimport path from 'path';\n"),
            ("web/src/lib/money.test.ts", "import { f } from './money';\nimport 'vitest';\n"),
        ],
        &manifests,
    );
    assert_eq!(
        shown(&of),
        [
            "tool/run > web/src 1",
            "web/src > web/src/chart 1",
            "web/src > web/src/lib/money 1",
            "web/src/chart > web/src/lib/money 1",
        ]
    );
    assert_eq!(libraries(&of), ["@d3/scale", "react"]);
    let entries =
        [("tool/run.mjs".to_owned(), "script"), ("web/src/index.ts".to_owned(), "main file of a package")];
    assert_eq!(of.entries, entries);
}

#[test]
fn go_packages_are_folders() {
    let mut manifests = Manifests::default();
    manifests.go_mod("", "module git.x.example/svc\n");
    let of = built(
        Language::Go,
        &[
            (
                "cmd/svc/main.go",
                "package main\nimport (\n\t\"fmt\"\n\tl \"git.x.example/svc/ledger\"\n)\nfunc main() {}\n",
            ),
            (
                "ledger/a.go",
                "package ledger\nimport \"git.x.example/svc/money\"\nimport \"github.com/jackc/pgx/v5\"\n",
            ),
            ("ledger/b.go", "package ledger\nimport \"git.x.example/svc/money\"\n"),
            ("ledger/b_test.go", "package ledger\nimport \"git.x.example/svc/cmd/svc\"\n"),
            ("money/money.go", "package money\n"),
        ],
        &manifests,
    );
    assert_eq!(shown(&of), ["cmd/svc > ledger 1", "ledger > money 2"]);
    assert_eq!(libraries(&of), ["github.com/jackc/pgx"]);
    assert_eq!(of.entries, [("cmd/svc/main.go".to_owned(), "program")]);
    assert_eq!(of.modules[1].instability(), Some(0.5));
}

#[test]
fn java_classes_by_package() {
    let of = built(
        Language::Java,
        &[
            (
                "src/main/java/x/api/Api.java",
                "package x.api;\nimport x.core.*;\nimport static x.util.Money.round;\nimport java.util.List;\nclass Api { public static void main(String[] a) {} }\n",
            ),
            (
                "src/main/java/x/core/Trade.java",
                "package x.core;\nimport org.springframework.boot.App;\nclass Trade { class Leg {} }\n",
            ),
            (
                "src/main/java/x/core/Store.java",
                "package x.core;\nimport x.core.Trade.Leg;\nimport org.apache.kafka.Client;\n",
            ),
            ("src/main/java/x/util/Money.java", "package x.util;\n"),
        ],
        &Manifests::default(),
    );
    let at = |name: &str| format!("src/main/java/x/{name}");
    let expected = [
        format!("{} > {} 1", at("api/Api"), at("core/Store")),
        format!("{} > {} 1", at("api/Api"), at("core/Trade")),
        format!("{} > {} 1", at("api/Api"), at("util/Money")),
        format!("{} > {} 1", at("core/Store"), at("core/Trade")),
    ];
    assert_eq!(shown(&of), expected);
    assert_eq!(libraries(&of), ["org.apache.kafka", "org.springframework"]);
    assert_eq!(of.entries, [(at("api/Api.java"), "program")]);
}

#[test]
fn a_page_with_a_drawing_a_table_and_what_to_cut() {
    let of = built(
        Language::Python,
        &[("a.py", "import b\nimport b\n"), ("b.py", "import a\nimport numpy\n"), ("c.py", "import a\n")],
        &Manifests::default(),
    );
    let page = page::draft("ledger", &[of], Some(&[])).unwrap();
    let text: Vec<String> =
        page.sections.iter().map(|section| format!("## {}\n\n{}\n", section.heading, section.text)).collect();
    insta::assert_snapshot!(text.join("\n"));
}

#[test]
fn folders_stand_in_a_picture_for_what_lies_in_them() {
    let of = built(
        Language::Python,
        &[
            ("app/main.py", "from app.api import orders, trades\nfrom app.store import rows\n"),
            ("app/api/orders.py", "from app.store import rows\nfrom app.api import trades\n"),
            ("app/api/trades.py", "from app.store import keys\n"),
            ("app/store/rows.py", "from app.store import keys\n"),
            ("app/store/keys.py", "import os\n"),
        ],
        &Manifests::default(),
    );
    assert_eq!(of.modules.len(), 5);
    let folded = of.folded(3);
    let modules: Vec<_> = folded.modules.iter().map(|it| (it.name.as_str(), it.files, it.layer)).collect();
    assert_eq!(modules, [("app/api", 2, 1), ("app/main", 1, 2), ("app/store", 2, 0)]);
    assert_eq!(
        shown(&folded),
        ["app/api > app/store 2", "app/main > app/api 2", "app/main > app/store 1"],
        "what lies between the parts of a folder is no dependency"
    );
    assert_eq!(of.folded(5), of, "what is small enough stays as it is");
}

/// What a program wrote may be nested deeper than a stack of calls.
#[test]
fn lists_of_imports_may_lie_in_each_other_without_end() {
    let deep = 10_000;
    let text = format!("use {}b{};\n", "a::{".repeat(deep), "}".repeat(deep));
    let file = CodeFile { path: "src/a.rs".into(), grammar: Grammar::Rust, text };
    let tree = crate::extract::syntax::parse(file.grammar, &file.text);
    let targets: Vec<String> = super::facts(&file, &tree).imports.into_iter().map(|it| it.target).collect();
    assert_eq!(targets, [format!("{}b", "a::".repeat(deep))]);
}
