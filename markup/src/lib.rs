//! `html!` and `#[component]` in Yew's notation, compiled to few bytes (`docs/why.md` has the figures).
//!
//! Start with [`html`]. `parse` reads the notation, `expand` writes templates and calls of `view::markup`; `component` gives a
//! function the names that `html!` calls it by. Must not know anything about a page.

mod component;
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

/// Makes a component of a function that is given a reference to its properties, or nothing, and returns a `yew::Html`.
///
/// As with Yew's attribute of this name, hooks may be used in the function. All such components are one to Yew
/// (`view::markup::piece`); the properties are a plain structure, every field of which is given wherever `html!` names the
/// component.
#[proc_macro_attribute]
pub fn component(_: TokenStream, function: TokenStream) -> TokenStream {
    match syn::parse::<syn::ItemFn>(function).and_then(|function| component::expand(&function)) {
        Ok(names) => names,
        Err(error) => error.to_compile_error(),
    }
    .into()
}
