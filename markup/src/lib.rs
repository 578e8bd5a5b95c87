//! `html!` in Yew's notation, compiled to few bytes: elements become calls of `view::markup`, components stay Yew's.
//!
//! Start with [`html`]. `parse` reads the notation, `expand` writes the calls. Yew's own macro lays every element out in
//! place; these calls take less WebAssembly (`docs/why.md` has the figures). Must not know anything about a page.

mod expand;
mod parse;

use proc_macro::TokenStream;

/// Makes a `yew::Html` of elements, components, text, expressions in braces, `if` and `{ for … }`.
///
/// As in Yew: `name={value}`, `{name}`, `name="text"`, `key`, `ref`, `on…`, boolean attributes, `class` as anything that
/// becomes `Classes`, `<></>`, `{ expression }` for a node, text, an option or a vector of these, `if … { } else { }`.
/// What Yew has beyond these (dynamic tags, properties, `for` and `match` without braces) is refused.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match syn::parse::<parse::Nodes>(input) {
        Ok(nodes) => expand::root(&nodes.0),
        Err(error) => error.to_compile_error(),
    }
    .into()
}
