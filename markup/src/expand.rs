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
        [only] => node(only, 0),
        several => listed(several, 0),
    }
}

/// One node by itself. `depth`: how many variables of this macro are in use around it.
fn node(node: &Node, depth: usize) -> TokenStream {
    match node {
        Node::Element(element) => {
            let tag = variable("tag", depth);
            let begun = begun(element, depth);
            quote! {{ #begun #tag.done() }}
        }
        Node::Component { name, properties, children } => match children {
            None => quote! { ::yew::html! { <#name #properties /> } },
            Some(children) => {
                let children = root(children);
                quote! { ::yew::html! { <#name #properties>{ #children }</#name> } }
            }
        },
        Node::Fragment(nodes) => listed(nodes, depth),
        Node::Text(text) => quote! { crate::view::markup::text(#text) },
        Node::Block(expression) => quote! { crate::view::markup::Nodes::into_node({ #expression }) },
        Node::Each(_) | Node::If(_) => listed(std::slice::from_ref(node), depth),
    }
}

/// Several nodes as one.
fn listed(nodes: &[Node], depth: usize) -> TokenStream {
    let list = variable("list", depth);
    let pushes = match nodes {
        [Node::If(condition)] => branches(condition, &list, depth + 1),
        _ => pushes(nodes, &quote! { #list }, depth + 1),
    };
    quote! {{
        let mut #list = crate::view::markup::Children::new();
        #pushes
        #list.into_list()
    }}
}

/// Statements that add nodes to `target`, a place of type `Children`.
fn pushes(nodes: &[Node], target: &TokenStream, depth: usize) -> TokenStream {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => quote! { #target.text(#text); },
            Node::Element(element) => {
                let tag = variable("tag", depth);
                let begun = begun(element, depth);
                quote! {{ #begun #target.nest(&mut #tag); }}
            }
            Node::Block(expression) => quote! { #target.child({ #expression }); },
            Node::Each(expression) => quote! { #target.each(#expression); },
            Node::Fragment(_) | Node::If(_) | Node::Component { .. } => {
                let node = self::node(node, depth);
                quote! { #target.child(#node); }
            }
        })
        .collect()
}

/// An `if` that adds the nodes of its branches to `list`.
fn branches(condition: &If, list: &Ident, depth: usize) -> TokenStream {
    let If { condition, then, otherwise } = condition;
    let target = quote! { #list };
    let then = pushes(then, &target, depth);
    let otherwise = match otherwise {
        None => TokenStream::new(),
        Some(Otherwise::If(next)) => {
            let next = branches(next, list, depth);
            quote! { else #next }
        }
        Some(Otherwise::Nodes(nodes)) => {
            let nodes = pushes(nodes, &target, depth);
            quote! { else { #nodes } }
        }
    };
    quote! { if #condition { #then } #otherwise }
}

/// The attributes of an element: their names, and the statements that give their values.
#[derive(Default)]
struct Given {
    names: Vec<String>,
    values: TokenStream,
}

impl Given {
    fn add(&mut self, name: &str, value: TokenStream) {
        self.names.push(name.to_owned());
        self.values.extend(value);
    }
}

/// Statements that make the variable `tag` an element with all its attributes and children.
fn begun(element: &Element, depth: usize) -> TokenStream {
    let tag = variable("tag", depth);
    let name = &element.name;
    let mut special = TokenStream::new();
    let mut named = Given::default();
    let mut boolean = Given::default();
    let mut class = Given::default();
    let mut listeners = TokenStream::new();
    let takes_value = name == "input" || name == "textarea";
    for Attribute { name, value } in &element.attributes {
        let given = match value {
            Value::Text(text) => quote! { #text },
            Value::Flag(flag) => quote! { #flag },
            Value::Expression(expression) => quote! { #expression },
        };
        let is_text = matches!(value, Value::Text(_));
        match name.as_str() {
            "key" => special.extend(quote! { #tag.key(#given); }),
            "ref" => special.extend(quote! { #tag.node_ref(#given); }),
            "value" if takes_value => special.extend(quote! { #tag.field_value(#given); }),
            "checked" => special.extend(quote! { #tag.checked(#given); }),
            listener if listener.starts_with("on") => {
                let event = Ident::new(listener, Span::call_site());
                listeners.extend(quote! { #tag.listen(::yew::html::#event::Wrapper::__macro_new(#given)); });
            }
            "class" if is_text => class.add(name, quote! { #tag.word(#given); }),
            "class" => class.add(name, quote! { #tag.class(#given); }),
            flag if BOOLEAN.contains(&flag) => match value {
                Value::Flag(false) => {}
                Value::Flag(true) => boolean.add(flag, quote! { #tag.word(#flag); }),
                _ => boolean.add(flag, quote! { #tag.flag(#given); }),
            },
            _ if is_text => named.add(name, quote! { #tag.word(#given); }),
            _ => named.add(name, quote! { #tag.value(#given); }),
        }
    }
    let names = named.names.iter().chain(&boolean.names).chain(&class.names);
    let (named, boolean, class) = (&named.values, &boolean.values, &class.values);
    let has_several = !matches!(
        element.children[..],
        [] | [Node::Element(_) | Node::Component { .. } | Node::Text(_) | Node::Block(_)]
    );
    let children = match &element.children[..] {
        [Node::Block(expression)] => quote! { #tag.only({ #expression }); },
        children => pushes(children, &quote! { #tag.children }, depth + 1),
    };
    quote! {
        let mut #tag = crate::view::markup::Tag::new(#name, &[#(#names),*], #has_several);
        #special
        #named
        #boolean
        #class
        #listeners
        #children
    }
}

/// A variable that the expressions within the macro do not see.
fn variable(name: &str, depth: usize) -> Ident {
    Ident::new(&format!("{name}_{depth}"), Span::mixed_site())
}
