//! Writes the calls.
//!
//! Start with [`root`]. What is called stands in `view::markup` of the application: an element is opened with its name and
//! the names of its attributes, given its values in their order, then its children, and closed. The order in which
//! expressions are evaluated is Yew's: reference, key, attributes, boolean attributes, class, listeners, children. Must
//! not know how the calls work.

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
        [Node::Text(text)] => quote! { crate::view::markup::text(#text) },
        [Node::Block(expression)] => quote! { crate::view::markup::Nodes::into_node({ #expression }) },
        [Node::Component { name, properties, children }] => component(name, properties, children.as_deref()),
        [Node::Element(element)] => made(&self::element(element)),
        [Node::Fragment(nodes)] => made(&listed(nodes)),
        nodes => made(&listed(nodes)),
    }
}

/// One node, made by statements.
fn made(statements: &TokenStream) -> TokenStream {
    let made = variable();
    quote! {{
        let mut #made = crate::view::markup::Markup::new();
        #statements
        #made.done()
    }}
}

fn component(name: &TokenStream, properties: &TokenStream, children: Option<&[Node]>) -> TokenStream {
    match children {
        None => quote! { ::yew::html! { <#name #properties /> } },
        Some(children) => {
            let children = root(children);
            quote! { ::yew::html! { <#name #properties>{ #children }</#name> } }
        }
    }
}

/// Several nodes as one.
fn listed(nodes: &[Node]) -> TokenStream {
    let made = variable();
    let nodes = match nodes {
        [Node::If(condition)] => branches(condition),
        _ => children(nodes),
    };
    quote! {
        #made.list();
        #nodes
        #made.close();
    }
}

/// Statements that add nodes.
fn children(nodes: &[Node]) -> TokenStream {
    let made = variable();
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => quote! { #made.text(#text); },
            Node::Element(element) => self::element(element),
            Node::Block(expression) => quote! { #made.child({ #expression }); },
            Node::Each(expression) => quote! { #made.each(#expression); },
            Node::Fragment(nodes) => listed(nodes),
            Node::If(_) => listed(std::slice::from_ref(node)),
            Node::Component { name, properties, children } => {
                let node = component(name, properties, children.as_deref());
                quote! { #made.child(#node); }
            }
        })
        .collect()
}

/// An `if` that adds the nodes of its branches.
fn branches(condition: &If) -> TokenStream {
    let If { condition, then, otherwise } = condition;
    let then = children(then);
    let otherwise = match otherwise {
        None => TokenStream::new(),
        Some(Otherwise::If(next)) => {
            let next = branches(next);
            quote! { else #next }
        }
        Some(Otherwise::Nodes(nodes)) => {
            let nodes = children(nodes);
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

/// Statements that add an element with all its attributes and children.
fn element(element: &Element) -> TokenStream {
    let made = variable();
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
            "key" => special.extend(quote! { #made.key(#given); }),
            "ref" => special.extend(quote! { #made.node_ref(#given); }),
            "value" if takes_value => special.extend(quote! { #made.field_value(#given); }),
            "checked" => special.extend(quote! { #made.checked(#given); }),
            listener if listener.starts_with("on") => {
                let event = Ident::new(listener, Span::call_site());
                listeners.extend(quote! { #made.listen(::yew::html::#event::Wrapper::__macro_new(#given)); });
            }
            "class" if is_text => class.add(name, quote! { #made.word(#given); }),
            "class" => class.add(name, quote! { #made.class(#given); }),
            flag if BOOLEAN.contains(&flag) => match value {
                Value::Flag(false) => {}
                Value::Flag(true) => boolean.add(flag, quote! { #made.word(#flag); }),
                _ => boolean.add(flag, quote! { #made.flag(#given); }),
            },
            _ if is_text => named.add(name, quote! { #made.word(#given); }),
            _ => named.add(name, quote! { #made.value(#given); }),
        }
    }
    let names = named.names.iter().chain(&boolean.names).chain(&class.names);
    let (named, boolean, class) = (&named.values, &boolean.values, &class.values);
    let has_several = !matches!(
        element.children[..],
        [] | [Node::Element(_) | Node::Component { .. } | Node::Text(_) | Node::Block(_)]
    );
    let children = match &element.children[..] {
        [Node::Block(expression)] => quote! { #made.only({ #expression }); },
        nodes => children(nodes),
    };
    quote! {
        #made.open(#name, &[#(#names),*], #has_several);
        #special
        #named
        #boolean
        #class
        #listeners
        #children
        #made.close();
    }
}

/// The variable of what is being made, which the expressions within the macro do not see.
fn variable() -> Ident {
    Ident::new("made", Span::mixed_site())
}
