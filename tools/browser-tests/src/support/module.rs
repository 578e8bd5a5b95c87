//! Which proposals beyond the first WebAssembly a module needs.

use wasmparser::{Validator, WasmFeatures};

/// What the Rust compiler or the optimiser may use, and the key of the data about browsers.
const PROPOSALS: [(WasmFeatures, &str); 13] = [
    (WasmFeatures::SIGN_EXTENSION, "webassembly.sign-extension-operations"),
    (WasmFeatures::SATURATING_FLOAT_TO_INT, "webassembly.non-trapping-float-to-int-conversions"),
    (WasmFeatures::MULTI_VALUE, "webassembly.multi-value"),
    (WasmFeatures::BULK_MEMORY, "webassembly.bulk-memory-operations"),
    (WasmFeatures::REFERENCE_TYPES, "webassembly.reference-types"),
    (WasmFeatures::SIMD, "webassembly.fixed-width-SIMD"),
    (WasmFeatures::RELAXED_SIMD, "webassembly.relaxed-SIMD"),
    (WasmFeatures::EXTENDED_CONST, "webassembly.extended-constant-expressions"),
    (WasmFeatures::TAIL_CALL, "webassembly.tail-calls"),
    (WasmFeatures::THREADS, "webassembly.threads-and-atomics"),
    (WasmFeatures::EXCEPTIONS, "webassembly.exceptionsFinal"),
    (WasmFeatures::LEGACY_EXCEPTIONS, "webassembly.exception-handling"),
    (WasmFeatures::GC, "webassembly.garbage-collection"),
];

/// The keys of the proposals without which the module is not valid.
///
/// # Errors
/// When it is not valid with all of them either: it needs another, or is broken.
pub fn proposals(module: &[u8]) -> Result<Vec<&'static str>, String> {
    let is_valid_with = |features| Validator::new_with_features(features).validate_all(module);
    let all = PROPOSALS.iter().fold(WasmFeatures::WASM1, |all, (proposal, _)| all | *proposal);
    is_valid_with(all).map_err(|error| error.to_string())?;
    let needed = PROPOSALS.iter().filter(|(proposal, _)| is_valid_with(all - *proposal).is_err());
    Ok(needed.map(|(_, key)| *key).collect())
}
