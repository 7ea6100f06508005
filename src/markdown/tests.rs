//! Tests of the whole module: small texts and the exact HTML.
