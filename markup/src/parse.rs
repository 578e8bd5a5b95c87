//! Reads the notation.
//!
//! Start with [`Nodes`]. What a component is given is read as attributes are.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    Expr, Ident, Lit, Result, Token, braced,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    token::Brace,
};

/// Everything up to the end of the input.
pub struct Nodes(pub Vec<Node>);

/// What may stand among the children of an element.
pub enum Node {
    Element(Element),
    /// A component, with its children if it is not closed at once.
    Component {
        name: TokenStream,
        properties: Vec<Attribute>,
        children: Option<Vec<Node>>,
    },
    /// `<>…</>`.
    Fragment(Vec<Node>),
    /// A literal, as text.
    Text(String),
    /// `{ expression }`.
    Block(TokenStream),
    /// `{ for expression }`.
    Each(TokenStream),
    If(If),
}

/// An element.
pub struct Element {
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Node>,
}

/// An attribute, key, reference or listener.
pub struct Attribute {
    pub name: String,
    pub value: Value,
}

/// The value of an attribute.
pub enum Value {
    Text(String),
    Flag(bool),
    Expression(TokenStream),
}

/// `if … { } else if … { } else { }`.
pub struct If {
    pub condition: Expr,
    pub then: Vec<Node>,
    pub otherwise: Option<Otherwise>,
}

/// What follows `else`.
pub enum Otherwise {
    If(Box<If>),
    Nodes(Vec<Node>),
}

impl Parse for Nodes {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut nodes = Vec::new();
        while !input.is_empty() {
            nodes.push(input.parse()?);
        }
        Ok(Self(nodes))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream) -> Result<Self> {
        if input.peek(Token![<]) {
            tag(input)
        } else if input.peek(Brace) {
            block(input)
        } else if input.peek(Token![if]) {
            Ok(Self::If(input.parse()?))
        } else {
            Ok(Self::Text(literal(&input.parse()?, input)?))
        }
    }
}

impl Parse for If {
    fn parse(input: ParseStream) -> Result<Self> {
        input.parse::<Token![if]>()?;
        let condition = Expr::parse_without_eager_brace(input)?;
        let then = within_braces(input)?;
        let otherwise = if input.parse::<Option<Token![else]>>()?.is_none() {
            None
        } else if input.peek(Token![if]) {
            Some(Otherwise::If(Box::new(input.parse()?)))
        } else {
            Some(Otherwise::Nodes(within_braces(input)?))
        };
        Ok(Self { condition, then, otherwise })
    }
}

fn within_braces(input: ParseStream) -> Result<Vec<Node>> {
    let content;
    braced!(content in input);
    Ok(content.parse::<Nodes>()?.0)
}

fn block(input: ParseStream) -> Result<Node> {
    let content;
    braced!(content in input);
    if content.peek(Token![for]) {
        content.parse::<Token![for]>()?;
        return Ok(Node::Each(content.parse()?));
    }
    let fork = content.fork();
    if let Ok(lit) = fork.parse::<Lit>()
        && fork.is_empty()
    {
        content.parse::<Lit>()?;
        return Ok(Node::Text(literal(&lit, input)?));
    }
    Ok(Node::Block(content.parse()?))
}

/// A literal as text.
fn literal(lit: &Lit, at: ParseStream) -> Result<String> {
    match lit {
        Lit::Str(text) => Ok(text.value()),
        Lit::Char(character) => Ok(character.value().to_string()),
        Lit::Int(number) => Ok(number.base10_digits().to_owned()),
        _ => Err(at.error("this literal is no text: write it as a string")),
    }
}

/// A start tag with all that it holds, up to its end tag.
fn tag(input: ParseStream) -> Result<Node> {
    input.parse::<Token![<]>()?;
    if input.peek(Token![>]) {
        input.parse::<Token![>]>()?;
        return Ok(Node::Fragment(children(input, "")?));
    }
    let name = dashed(input)?;
    let mut attributes = Vec::new();
    while !input.peek(Token![>]) && !input.peek(Token![/]) {
        attributes.push(attribute(input)?);
    }
    let is_closed = input.parse::<Option<Token![/]>>()?.is_some();
    input.parse::<Token![>]>()?;
    if name.contains("::") || name.starts_with(char::is_uppercase) {
        let children = if is_closed { None } else { Some(children(input, &name)?) };
        return Ok(Node::Component { name: name.parse()?, properties: attributes, children });
    }
    let children = if is_closed { Vec::new() } else { children(input, &name)? };
    Ok(Node::Element(Element { name, attributes, children }))
}

/// The children of an element up to its end tag, which is read too.
fn children(input: ParseStream, name: &str) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.is_empty() {
            return Err(input.error(format!("<{name}> is not closed")));
        }
        nodes.push(input.parse()?);
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let end = if input.peek(Token![>]) { String::new() } else { dashed(input)? };
    if end != name {
        return Err(input.error(format!("</{end}> closes <{name}>")));
    }
    input.parse::<Token![>]>()?;
    Ok(nodes)
}

/// A name with dashes or colons, or the path of a component.
fn dashed(input: ParseStream) -> Result<String> {
    let mut name = Ident::parse_any(input)?.to_string();
    loop {
        let joint = if input.peek(Token![-]) {
            input.parse::<Token![-]>()?;
            "-"
        } else if input.peek(Token![::]) {
            input.parse::<Token![::]>()?;
            "::"
        } else if input.peek(Token![:]) {
            input.parse::<Token![:]>()?;
            ":"
        } else {
            return Ok(name);
        };
        name.push_str(joint);
        name.push_str(&Ident::parse_any(input)?.to_string());
    }
}

fn attribute(input: ParseStream) -> Result<Attribute> {
    if input.peek(Brace) {
        let content;
        braced!(content in input);
        let name: Ident = content.parse()?;
        return Ok(Attribute { name: name.to_string(), value: Value::Expression(name.into_token_stream()) });
    }
    let name = dashed(input)?;
    input.parse::<Token![=]>()?;
    let value = if input.peek(Brace) {
        let content;
        braced!(content in input);
        Value::Expression(content.parse()?)
    } else {
        let lit: Lit = input.parse()?;
        if let Lit::Bool(flag) = &lit { Value::Flag(flag.value) } else { Value::Text(literal(&lit, input)?) }
    };
    Ok(Attribute { name, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Vec<Node> {
        syn::parse_str::<Nodes>(text).unwrap().0
    }

    fn refused(text: &str) -> String {
        syn::parse_str::<Nodes>(text).err().unwrap().to_string()
    }

    #[test]
    fn an_element_has_its_attributes_and_children_in_order() {
        let nodes = parsed(r#"<p class="lead" {id} hidden={true} data-x=7>{ "a" }{ b }{ for c }<br /></p>"#);
        let [Node::Element(element)] = &nodes[..] else { panic!("one element") };
        let names: Vec<&str> = element.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
        assert_eq!((element.name.as_str(), names), ("p", vec!["class", "id", "hidden", "data-x"]));
        assert!(matches!(
            &element.children[..],
            [Node::Text(text), Node::Block(_), Node::Each(_), Node::Element(_)] if text == "a"
        ));
    }

    #[test]
    fn a_component_has_its_path_and_its_properties_in_order() {
        let nodes = parsed("<parts::Menu label={x} {rest}><i>{ y }</i></parts::Menu>");
        let [Node::Component { name, properties, children: Some(children) }] = &nodes[..] else {
            panic!("a component")
        };
        let properties: Vec<&str> = properties.iter().map(|property| property.name.as_str()).collect();
        assert_eq!((name.to_string(), properties, children.len()), ("parts :: Menu".into(), vec!["label", "rest"], 1));
    }

    #[test]
    fn conditions_may_bind_and_go_on_with_else() {
        let nodes = parsed("if let Some(x) = y { <b>{ x }</b> } else if z { { w } } else { <></> }");
        let [Node::If(If { otherwise: Some(Otherwise::If(next)), .. })] = &nodes[..] else { panic!("a condition") };
        assert!(matches!(next.otherwise, Some(Otherwise::Nodes(_))));
    }

    #[test]
    fn what_is_not_closed_or_closed_by_another_name_is_named() {
        assert!(refused("<p>").contains("<p> is not closed"));
        assert!(refused("<p></b>").contains("</b> closes <p>"));
    }
}
