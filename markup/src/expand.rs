//! Writes the template and the calls.
//!
//! Start with [`root`]. What stands firm in one `html!` becomes a string, the template; what is computed becomes calls in the
//! order of evaluation; both go to `view::markup` of the application, which says what the template's words mean. The
//! order in which expressions are evaluated is Yew's: reference, key, attributes, boolean attributes, class, listeners,
//! children. Must not know how the calls work.

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
    let mut made = Made::default();
    match nodes {
        [Node::Text(text)] => return quote! { crate::view::markup::text(#text) },
        [Node::Block(expression)] => return quote! { crate::view::markup::Nodes::into_node({ #expression }) },
        [Node::Component { name, properties, children }] => {
            let place = component(name, properties, children.as_deref());
            return quote! { crate::view::markup::piece::place(#place) };
        }
        [Node::Element(element)] => made.element(element),
        [Node::Fragment(nodes)] => made.list(nodes),
        nodes => made.list(nodes),
    }
    made.node()
}

/// A component: what draws it, under the same name its properties as the structure that they are, and its key.
fn component(name: &TokenStream, properties: &[Attribute], children: Option<&[Node]>) -> TokenStream {
    let mut key = quote! { None };
    let mut fields = TokenStream::new();
    for Attribute { name, value } in properties {
        let given = value.expression();
        if name == "key" {
            key = quote! { Some(::yew::virtual_dom::Key::from(#given)) };
        } else {
            let field = Ident::new(name, Span::call_site());
            fields.extend(quote! { #field: ::yew::html::IntoPropValue::into_prop_value(#given), });
        }
    }
    if let Some(children) = children {
        let children = root(children);
        fields.extend(quote! { children: #children, });
    }
    quote! { &#name, #name { #fields }, #key }
}

/// Statements that give what one of the branches computes, and before it the template that the branch is.
fn branches(condition: &If) -> TokenStream {
    let If { condition, then, otherwise } = condition;
    let then = branch(then);
    let otherwise = match otherwise {
        None => branch(&[]),
        Some(Otherwise::If(next)) => branches(next),
        Some(Otherwise::Nodes(nodes)) => branch(nodes),
    };
    quote! { if #condition { #then } else { #otherwise } }
}

fn branch(nodes: &[Node]) -> TokenStream {
    let made = variable();
    match nodes {
        [] => quote! { #made.within(&crate::view::markup::EMPTY); },
        [Node::Block(expression)] => quote! {
            #made.within(&crate::view::markup::LIST);
            #made.nodes({ #expression });
        },
        nodes => {
            let mut inner = Made::default();
            inner.word('(', "");
            inner.children(nodes);
            inner.word('/', "");
            let (template, statements) = (inner.template(), inner.statements);
            quote! {
                #template
                #made.within(&TEMPLATE);
                #statements
            }
        }
    }
}

/// One template with the statements that give it what is computed.
#[derive(Default)]
struct Made {
    template: String,
    statements: TokenStream,
}

/// The attributes of an element as the template has them, and the statements that give their values.
#[derive(Default)]
struct Given {
    template: String,
    statements: TokenStream,
}

impl Given {
    fn firm(&mut self, name: &str, value: &str) {
        self.template.push_str(&format!("\0w{name}={value}"));
    }

    fn computed(&mut self, word: char, name: &str, statement: TokenStream) {
        self.template.extend(['\0', word]);
        self.template.push_str(name);
        self.statements.extend(statement);
    }
}

impl Made {
    /// The node, as an expression.
    fn node(self) -> TokenStream {
        let (template, statements) = (self.template(), &self.statements);
        let made = variable();
        quote! {{
            #template
            let mut #made = crate::view::markup::Markup::new();
            #statements
            #made.build(&TEMPLATE)
        }}
    }

    /// The template itself.
    fn template(&self) -> TokenStream {
        let text = self.template.trim_start_matches('\0');
        quote! { static TEMPLATE: crate::view::markup::Template = crate::view::markup::Template::new(#text); }
    }

    /// Adds to the template: what it is, and its text.
    fn word(&mut self, word: char, text: &str) {
        self.template.extend(['\0', word]);
        self.template.push_str(text);
    }

    fn computed(&mut self, word: char, statement: TokenStream) {
        self.word(word, "");
        self.statements.extend(statement);
    }

    /// Several nodes as one.
    fn list(&mut self, nodes: &[Node]) {
        if let [Node::If(condition)] = nodes {
            return self.condition(condition);
        }
        self.word('(', "");
        self.children(nodes);
        self.word('/', "");
    }

    fn children(&mut self, nodes: &[Node]) {
        let made = variable();
        for node in nodes {
            match node {
                Node::Text(text) => self.word('t', text),
                Node::Element(element) => self.element(element),
                Node::Block(expression) => self.computed('n', quote! { #made.nodes({ #expression }); }),
                Node::Each(expression) => self.computed('n', quote! { #made.each(#expression); }),
                Node::Fragment(nodes) => self.list(nodes),
                Node::If(condition) => self.condition(condition),
                Node::Component { name, properties, children } => {
                    let place = component(name, properties, children.as_deref());
                    self.computed('g', quote! { #made.place(#place); });
                }
            }
        }
    }

    /// An `if`: the nodes of one of its branches, as one node.
    fn condition(&mut self, condition: &If) {
        self.computed('g', branches(condition));
    }

    /// An element with all its attributes and children.
    fn element(&mut self, element: &Element) {
        let made = variable();
        let name = &element.name;
        // A list, however many there will be: a list that grows keeps what it has.
        let has_several = !matches!(
            element.children[..],
            [] | [Node::Element(_) | Node::Component { .. } | Node::Text(_) | Node::Block(_)]
        );
        self.word(if has_several { '+' } else { '<' }, name);
        self.attributes(element);
        match &element.children[..] {
            [Node::Block(expression)] => self.computed('g', quote! { #made.one({ #expression }); }),
            nodes => self.children(nodes),
        }
        self.word('/', "");
    }

    fn attributes(&mut self, element: &Element) {
        let made = variable();
        let mut special = Given::default();
        let mut named = Given::default();
        let mut boolean = Given::default();
        let mut class = Given::default();
        let mut listeners = Given::default();
        let takes_value = ["input", "textarea"].contains(&element.name.as_str());
        for Attribute { name, value } in &element.attributes {
            let given = value.expression();
            match (name.as_str(), value) {
                ("key", _) => special.computed('g', "", quote! { #made.key(#given); }),
                ("ref", _) => special.computed('g', "", quote! { #made.node_ref(#given); }),
                ("value", _) if takes_value => special.computed('i', "", quote! { #made.value(#given); }),
                ("checked", _) => special.computed('c', "", quote! { #made.flag(#given); }),
                (listener, _) if listener.starts_with("on") => {
                    let event = Ident::new(listener, Span::call_site());
                    let listener = quote! { ::yew::html::#event::Wrapper::__macro_new(#given) };
                    listeners.computed('l', "", quote! { #made.listen(#listener); });
                }
                ("class", Value::Text(text)) => class.firm(name, text),
                ("class", _) => class.computed('v', name, quote! { #made.class(#given); }),
                (flag, Value::Flag(is_set)) if BOOLEAN.contains(&flag) => {
                    if *is_set {
                        boolean.firm(flag, flag);
                    }
                }
                (flag, _) if BOOLEAN.contains(&flag) => boolean.computed('f', flag, quote! { #made.flag(#given); }),
                (_, Value::Text(text)) => named.firm(name, text),
                _ => named.computed('v', name, quote! { #made.value(#given); }),
            }
        }
        for given in [special, named, boolean, class, listeners] {
            self.template.push_str(&given.template);
            self.statements.extend(given.statements);
        }
    }
}

impl Value {
    fn expression(&self) -> TokenStream {
        match self {
            Self::Text(text) => quote! { #text },
            Self::Flag(flag) => quote! { #flag },
            Self::Expression(expression) => quote! { #expression },
        }
    }
}

/// The variable of what is being made, which the expressions within the macro do not see.
fn variable() -> Ident {
    Ident::new("made", Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Nodes;

    /// What the macro writes, and the steps of the templates in it.
    fn written(text: &str) -> (String, Vec<String>) {
        let written = root(&syn::parse_str::<Nodes>(text).unwrap().0).to_string();
        let templates = written.split("Template :: new (\"").skip(1);
        let templates =
            templates.map(|rest| rest.split("\")").next().unwrap_or_default().replace("\\0", " ")).collect();
        (written, templates)
    }

    #[test]
    fn what_stands_firm_is_one_template_and_takes_no_calls() {
        let (written, templates) =
            written(r#"<p class="lead" id="x" open=true inert=false><b>{ "bold" }</b>{ "text" }</p>"#);
        assert_eq!(templates, ["+p wid=x wopen=open wclass=lead <b tbold / ttext /"]);
        assert_eq!(written.matches("made").count(), 2, "{written}");
    }

    #[test]
    fn what_is_computed_has_its_place_in_the_template_and_a_call_in_the_same_order() {
        let (written, templates) =
            written(r#"<input onclick={l} value={v} checked={c} class={k} title={t} hidden={h} ref={r} key={i} />"#);
        assert_eq!(templates, ["<input i c g g vtitle fhidden vclass l /"]);
        let calls: Vec<&str> =
            written.split("made . ").skip(1).map(|call| call.split(' ').next().unwrap_or_default()).collect();
        assert_eq!(calls, ["value", "flag", "node_ref", "key", "value", "flag", "class", "listen", "build"]);
    }

    #[test]
    fn one_child_is_told_from_several() {
        assert_eq!(written("<p>{ a }</p>").1, ["<p g /"]);
        assert_eq!(written("<p>{ a }{ for b }</p>").1, ["+p n n /"]);
        assert_eq!(written("<p>{ for b }</p>").1, ["+p n /"]);
        assert_eq!(written("<p><Part /></p>").1, ["<p g /"]);
    }

    #[test]
    fn a_branch_is_a_template_of_its_own_unless_it_is_one_expression() {
        let (written, templates) = written("<p>if a { <b></b> } else if b { { c } }</p>");
        assert_eq!(templates, ["+p g /", "( <b / /"]);
        assert!(written.contains("& crate :: view :: markup :: LIST) ; made . nodes ({ c })"), "{written}");
        assert!(written.contains("else { made . within (& crate :: view :: markup :: EMPTY) ; }"), "{written}");
    }

    #[test]
    fn a_component_is_the_structure_of_its_properties_and_what_draws_it() {
        let (written, templates) = written(r#"<parts::Menu key={k} label="x" {button}>{ "in" }</parts::Menu>"#);
        assert!(templates.is_empty());
        let place =
            written.strip_prefix("crate :: view :: markup :: piece :: place (& parts :: Menu , parts :: Menu {");
        let place = place.expect("the value, then the type");
        assert!(
            place.contains("children :") && place.ends_with("Some (:: yew :: virtual_dom :: Key :: from (k)))"),
            "{place}"
        );
    }
}
