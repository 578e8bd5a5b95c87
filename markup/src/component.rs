//! Turns a function into a component of `view::markup::piece`.
//!
//! Start with [`expand`]. A component has two names of one spelling: a type, its properties, and a value, what draws it;
//! `use` brings in both, and `html!` writes the one beside the other. Must not know what draws.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, FnArg, ItemFn, Result, Type};

/// The two names of a component.
pub fn expand(function: &ItemFn) -> Result<TokenStream> {
    let ItemFn { attrs, vis, sig, block } = function;
    let name = &sig.ident;
    let hook = format_ident!("use_{name}");
    let (argument, properties) = match sig.inputs.first() {
        None => {
            let nothing = quote! { crate::view::markup::piece::NoProperties };
            (quote! { _nothing: &#nothing }, nothing)
        }
        Some(FnArg::Typed(argument)) if sig.inputs.len() == 1 => match &*argument.ty {
            Type::Reference(reference) => {
                let (pattern, properties) = (&argument.pat, &reference.elem);
                (quote! { #pattern: &#properties }, quote! { #properties })
            }
            other => return Err(Error::new_spanned(other, "a component is given a reference to its properties")),
        },
        Some(_) => return Err(Error::new_spanned(&sig.inputs, "a component is given its properties and nothing else")),
    };
    let output = &sig.output;
    Ok(quote! {
        #(#attrs)*
        #vis type #name = #properties;
        #(#attrs)*
        #[allow(non_upper_case_globals, reason = "a component is named as Yew's are")]
        #vis static #name: crate::view::markup::piece::Kind<#properties> = {
            #[allow(non_snake_case, reason = "the name of the component stands in it")]
            #[::yew::functional::hook]
            fn #hook(#argument) #output #block
            crate::view::markup::piece::Kind::new(|properties, hooks| {
                ::yew::functional::Hook::run(#hook(properties), hooks)
            })
        };
    })
}
