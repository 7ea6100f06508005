#!/usr/bin/env bash
# Rebuilds the browser modules in search/module/ and the hash of their sources.
#
# Two ways, whichever the machine has: a rustup toolchain with the wasm32-unknown-unknown target; or Debian's
# rustc-web, cargo-web and rust-web-src, which build the standard library for it, linked with the rustup
# toolchain's own lld. wasm-opt (binaryen) makes the result smaller where it is installed, and so does zopfli.
set -euo pipefail
cd "$(dirname "$0")/.."


target=wasm32-unknown-unknown
out=${CARGO_TARGET_DIR:-target}/wasm
export CARGO_PROFILE_RELEASE_OPT_LEVEL=${OPT_LEVEL:-z} CARGO_PROFILE_RELEASE_LTO=fat CARGO_PROFILE_RELEASE_PANIC=abort
export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 CARGO_PROFILE_RELEASE_STRIP=true

has_target() { rustup target list --installed 2>/dev/null | grep -qx "$target"; }

build() { # NAME FEATURES
    local arguments=(rustc --release --lib --crate-type cdylib -p lyceum-search --target "$target" --target-dir "$out" --features "$2")
    if has_target; then
        cargo "${arguments[@]}"
    elif [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ]; then
        local lld
        lld=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/rust-lld
        # A standard library of its own can also leave out panic messages and the larger sorts: a third less.
        RUSTFLAGS=-Zfmt-debug=none RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$lld \
            CARGO_PROFILE_RELEASE_PANIC=immediate-abort /usr/bin/cargo "${arguments[@]}" \
            -Zpanic-immediate-abort -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
    else
        echo "build-wasm.sh: add the target (rustup target add $target) or install rustc-web cargo-web rust-web-src" >&2
        exit 2
    fi
    local built=$out/$target/release/lyceum_search.wasm
    if command -v wasm-opt >/dev/null; then
        wasm-opt -Oz --enable-bulk-memory --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int \
            --strip-debug --strip-producers "$built" -o "search/module/$1"
    else
        cp "$built" "search/module/$1"
    fi
    pack "search/module/$1" > "search/module/${1%.wasm}.bin"
    wc -c "search/module/$1" "search/module/${1%.wasm}.bin"
}

# Raw deflate, as the bundle's files are: many hosts send modules as they are. zopfli saves 5 % over gzip, whose
# header and trailer are cut off.
pack() {
    if command -v zopfli >/dev/null; then
        zopfli --deflate --i100 -c "$1"
    else
        gzip -9 -n -c "$1" | tail -c +11 | head -c -8
    fi
}

build search.wasm ""
build search-all.wasm all-languages
BLESS=1 cargo test -q -p lyceum-search --features write --test module sources
