# What a change has to pass; `.ci/run` runs the same on a clean checkout.
ci:
    bash .ci/run

# All tests, the browser's too when Chromium is there.
test:
    cargo test

# Format and lints.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# The example portal, with live reload.
serve:
    cargo run --release -- serve content-example --open

# The browser's search modules, after a change to search/.
wasm:
    bash search/build-wasm.sh

# Build speed and memory beside Hugo, stage by stage.
bench pages="1000":
    cargo bench --bench build -- {{pages}}
    cargo bench --bench stages -- {{pages}}
