//! The one inline script of all pages and of the one file.
//!
//! Start with [`head_script`]. The policy allows it by its digest, so that every page has the same bytes; what it does is in
//! `head.js`. Must not know of pages.

use site::explorer_state;

/// The one inline script, the same on every page: `head.js`, where `EDITION` stands for `prefix`, the collection's id,
/// `ASKING` for the query parameters that ask the explorer for something, and `WASM` for `wasm`, the module's file.
#[must_use]
pub fn head_script(prefix: &str, wasm: &str) -> String {
    let asking = explorer_state::asking().collect::<Vec<_>>().join("|");
    include_str!("head.js").replace("EDITION", prefix).replace("ASKING", &asking).replace("WASM", wasm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inline_script_knows_the_collection_and_is_no_markup() {
        let script = head_script("some-letters", "app-1.wasm");
        assert!(script.contains("'some-letters.'") && !script.contains("EDITION"), "{script}");
        assert!(script.contains("'app-1.wasm'") && !script.contains("WASM"), "{script}");
        assert!(!script.contains("</") && !script.contains("<!"), "{script}");
        assert!(explorer_state::asking().count() > 0 && !script.contains("ASKING"), "{script}");
        assert!(explorer_state::asking().all(|name| script.contains(name)), "{script}");
    }
}
