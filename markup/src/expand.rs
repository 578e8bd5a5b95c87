//! Writes the calls.
//!
//! Start with [`root`]. What is called stands in `view::markup` of the application: an element is begun with its name and
//! the names of its attributes, given its values in their order, then its children, and ended. The order in which
//! expressions are evaluated is Yew's: reference, key, attributes, boolean attributes, class, listeners, children.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use crate::parse::{Attribute, Element, If, Node, Otherwise, Value};

/// Attributes that are there or not.
const BOOLEAN: [&str; 12] = [
    "autofocus",
    "disabled",
    "hidden",
    "inert",
    "multiple",
    "novalidate",
    "open",
    "readonly",
    "required",
    "reversed",
    "selected",
    "default",
];

/// The value of the whole macro: one node.
pub fn root(nodes: &[Node]) -> TokenStream {
    match nodes {
        [Node::Element(element)] => {
            let element = begun(element);
            quote! { #element.done() }
        }
        [only] => node(only),
        several => {
            let list = list(several);
            quote! { #list.into_list() }
        }
    }
}

/// One node by itself.
fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => {
            let element = begun(element);
            quote! { #element.done() }
        }
        Node::Component { name, properties, children } => match children {
            None => quote! { ::yew::html! { <#name #properties /> } },
            Some(children) => {
                let children = root(children);
                quote! { ::yew::html! { <#name #properties>{ #children }</#name> } }
            }
        },
        Node::Fragment(nodes) => {
            let list = list(nodes);
            quote! { #list.into_list() }
        }
        Node::Text(text) => quote! { crate::view::markup::text(#text) },
        Node::Block(expression) => quote! { crate::view::markup::Nodes::into_node({ #expression }) },
        Node::Each(expression) => {
            let list = variable("list");
            quote! {{
                let mut #list = crate::view::markup::Children::new();
                #list.each(#expression);
                #list.into_list()
            }}
        }
        Node::If(condition) => {
            let list = variable("list");
            let branches = branches(condition, &list);
            quote! {{
                let mut #list = crate::view::markup::Children::new();
                #branches
                #list.into_list()
            }}
        }
    }
}

/// Several nodes, as `Children`.
fn list(nodes: &[Node]) -> TokenStream {
    let list = variable("list");
    let pushes = pushes(nodes, &quote! { #list });
    quote! {{
        let mut #list = crate::view::markup::Children::new();
        #pushes
        #list
    }}
}

/// Statements that add nodes to `target`, a place of type `Children`.
fn pushes(nodes: &[Node], target: &TokenStream) -> TokenStream {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => quote! { #target.text(#text); },
            Node::Element(element) => {
                let element = begun(element);
                quote! { #target.nest(#element); }
            }
            Node::Block(expression) => quote! { #target.child({ #expression }); },
            Node::Each(expression) => quote! { #target.each(#expression); },
            Node::Fragment(nodes) => {
                let list = list(nodes);
                quote! { #target.list(#list); }
            }
            Node::If(condition) => {
                let list = variable("within");
                let branches = branches(condition, &list);
                quote! {{
                    let mut #list = crate::view::markup::Children::new();
                    #branches
                    #target.list(#list);
                }}
            }
            Node::Component { .. } => {
                let node = self::node(node);
                quote! { #target.child(#node); }
            }
        })
        .collect()
}

/// An `if` that adds the nodes of its branches to `list`.
fn branches(condition: &If, list: &Ident) -> TokenStream {
    let If { condition, then, otherwise } = condition;
    let target = quote! { #list };
    let then = pushes(then, &target);
    let otherwise = match otherwise {
        None => TokenStream::new(),
        Some(Otherwise::If(next)) => {
            let next = branches(next, list);
            quote! { else #next }
        }
        Some(Otherwise::Nodes(nodes)) => {
            let nodes = pushes(nodes, &target);
            quote! { else { #nodes } }
        }
    };
    quote! { if #condition { #then } #otherwise }
}

/// An element with all its attributes and children, as `Tag`.
fn begun(element: &Element) -> TokenStream {
    let tag = variable("tag");
    let name = &element.name;
    let mut special = TokenStream::new();
    let mut named = (Vec::new(), TokenStream::new());
    let mut boolean = (Vec::new(), TokenStream::new());
    let mut class = (Vec::new(), TokenStream::new());
    let mut listeners = TokenStream::new();
    let takes_value = name == "input" || name == "textarea";
    for Attribute { name, value } in &element.attributes {
        let given = match value {
            Value::Text(text) => quote! { #text },
            Value::Flag(flag) => quote! { #flag },
            Value::Expression(expression) => quote! { #expression },
        };
        match name.as_str() {
            "key" => special.extend(quote! { #tag.key(#given); }),
            "ref" => special.extend(quote! { #tag.node_ref(#given); }),
            "value" if takes_value => special.extend(quote! { #tag.field_value(#given); }),
            "checked" => special.extend(quote! { #tag.checked(#given); }),
            listener if listener.starts_with("on") => {
                let event = Ident::new(listener, Span::call_site());
                listeners.extend(quote! { #tag.listen(::yew::html::#event::Wrapper::__macro_new(#given)); });
            }
            "class" => {
                class.0.push(name);
                class.1.extend(match value {
                    Value::Text(text) => quote! { #tag.word(#text); },
                    _ => quote! { #tag.class(#given); },
                });
            }
            flag if BOOLEAN.contains(&flag) => match value {
                Value::Flag(false) => {}
                Value::Flag(true) => {
                    boolean.0.push(name);
                    boolean.1.extend(quote! { #tag.word(#flag); });
                }
                _ => {
                    boolean.0.push(name);
                    boolean.1.extend(quote! { #tag.flag(#given); });
                }
            },
            _ => {
                named.0.push(name);
                named.1.extend(match value {
                    Value::Text(text) => quote! { #tag.word(#text); },
                    _ => quote! { #tag.value(#given); },
                });
            }
        }
    }
    let names = named.0.into_iter().chain(boolean.0).chain(class.0);
    let (named, boolean, class) = (named.1, boolean.1, class.1);
    let children = pushes(&element.children, &quote! { #tag.children });
    let is_alone = matches!(element.children[..], [Node::Element(_) | Node::Component { .. } | Node::Text(_)]);
    let alone = match &element.children[..] {
        [Node::Block(expression)] => Some(quote! { #tag.only({ #expression }); }),
        _ if is_alone => Some(quote! { #children }),
        _ => None,
    };
    let children = alone.unwrap_or_else(|| {
        if element.children.is_empty() {
            quote! {}
        } else {
            quote! { #tag.several(); #children }
        }
    });
    quote! {{
        let mut #tag = crate::view::markup::Tag::new(#name, &[#(#names),*]);
        #special
        #named
        #boolean
        #class
        #listeners
        #children
        #tag
    }}
}

/// A variable that the expressions within the macro do not see.
fn variable(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
