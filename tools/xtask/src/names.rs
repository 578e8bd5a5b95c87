//! Short names between the WebAssembly and its JavaScript.
//!
//! Start with [`Names::read`]. wasm-bindgen names what one asks of the other in words with a digest, 50 characters each; wasm-opt
//! gives them short ones and prints which. Here the script is told. Must not run anything.

use anyhow::{Result, bail};
use std::collections::{HashMap, HashSet};

/// The one module that wasm-opt makes of all that are imported from.
const MODULE: &str = "a";

/// Names as they were and as they are.
#[derive(Debug, Default)]
pub struct Names<'a> {
    modules: HashSet<&'a str>,
    imports: HashMap<&'a str, &'a str>,
    exports: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// Reads what wasm-opt prints: a line each, `["module", "before", "after"]` of what is imported, `["before", "after"]`
    /// of what is exported.
    pub fn read(printed: &'a str) -> Self {
        let mut names = Self::default();
        for line in printed.lines() {
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match quoted[..] {
                [module, before, after] => {
                    names.modules.insert(module);
                    names.imports.insert(before, after);
                }
                [before, after] => {
                    names.exports.insert(before, after);
                }
                _ => {}
            }
        }
        names
    }

    /// The script with the names as they are: those of imports wherever they stand, those of exports after `wasm.`.
    ///
    /// # Errors
    /// When the script does not have everything that the module imports.
    pub fn told(&self, script: &str) -> Result<String> {
        let mut told = String::with_capacity(script.len());
        let mut missing: HashSet<&str> = self.imports.keys().copied().collect();
        let mut rest = script;
        while let Some(start) = rest.find(is_of_a_name) {
            let (between, from) = rest.split_at(start);
            let (name, after) = from.split_at(from.find(|c| !is_of_a_name(c)).unwrap_or(from.len()));
            told.push_str(between);
            missing.remove(name);
            let is_export = told.strip_suffix("wasm.").is_some_and(|before| !before.ends_with(is_of_a_name));
            let known = if is_export { self.exports.get(name) } else { self.imports.get(name) };
            told.push_str(known.unwrap_or(&name));
            rest = after;
        }
        told.push_str(rest);
        if let Some(name) = missing.iter().min() {
            bail!("the script of the WebAssembly does not have `{name}`, which the module imports");
        }
        for module in &self.modules {
            told = told.replace(&format!("\"{module}\":"), &format!("\"{MODULE}\":"));
        }
        Ok(told)
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "{\n \"imports\": [\n  [\"./x_bg.js\", \"__wbg_get_1\", \"$\"],\n  \
                           [\"./x_bg.js\", \"__wbg_get_12\", \"b\"]\n ],\n\"exports\": [\n  [\"memory\", \"c\"]\n ]\n}\n";

    #[test]
    fn whole_names_are_replaced_and_exports_only_where_they_are_asked_for() {
        let script = "const i = { __wbg_get_12: function(memory) { wasm.memory; my_wasm.memory }, __wbg_get_1: 0 };\n\
                      ({ \"./x_bg.js\": i })";
        let told = Names::read(PRINTED).told(script).unwrap();
        assert_eq!(told, "const i = { b: function(memory) { wasm.c; my_wasm.memory }, $: 0 };\n({ \"a\": i })");
    }

    #[test]
    fn a_script_without_something_that_is_imported_is_refused() {
        let error = Names::read(PRINTED).told("__wbg_get_1").unwrap_err().to_string();
        assert!(error.contains("`__wbg_get_12`"), "{error}");
    }
}
