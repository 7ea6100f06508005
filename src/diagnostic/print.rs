//! Printers for diagnostics.
