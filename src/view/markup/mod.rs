//! Makes elements from templates: what `html!` of the package `markup` is compiled to.
//!
//! Start with [`Markup`]: it is given what was computed, in order, and [`Markup::build`] puts it into what stands firm, the
//! [`Template`]. Yew's own macro lays each element out in place; here an element costs the bytes of its names
//! (`docs/why.md` has the figures). What comes out is the same tree. Must not know any page.

pub mod nodes;
pub mod piece;
mod template;

use std::{mem, rc::Rc, slice, vec};

pub use markup::{component, html};
pub use nodes::Nodes;
use piece::Kind;
pub use template::Template;
use template::{Shape, Step};
use yew::{
    AttrValue, Classes, NodeRef,
    html::IntoPropValue,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, Listeners, VList, VNode, VTag, VText},
};

/// What was computed for a template.
enum Given {
    Node(VNode),
    /// After the nodes of one expression.
    End,
    Value(Option<AttrValue>),
    Key(Key),
    Reference(NodeRef),
    Listener(Option<Rc<dyn Listener>>),
    /// One node, which is built by a template of its own from what comes next.
    Within(&'static Template),
}

/// What was computed for a template so far, in the order of its steps.
#[derive(Default)]
pub struct Markup(Vec<Given>);

impl Markup {
    /// Nothing yet.
    #[must_use]
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }

    #[inline(never)]
    fn give(&mut self, given: Given) {
        self.0.push(given);
    }

    /// A key.
    #[inline(never)]
    pub fn key(&mut self, key: impl Into<Key>) {
        self.give(Given::Key(key.into()));
    }

    /// A reference.
    #[inline(never)]
    pub fn node_ref(&mut self, node_ref: impl IntoPropValue<NodeRef>) {
        self.give(Given::Reference(node_ref.into_prop_value()));
    }

    /// The value of an attribute or a field, or its absence.
    #[inline(never)]
    pub fn value(&mut self, value: impl IntoPropValue<Option<AttrValue>>) {
        self.give(Given::Value(value.into_prop_value()));
    }

    /// Whether something is so.
    #[inline(never)]
    pub fn flag(&mut self, is_set: bool) {
        self.give(Given::Value(is_set.then_some(AttrValue::Static(""))));
    }

    /// Classes.
    #[inline(never)]
    pub fn class(&mut self, classes: impl Into<Classes>) {
        self.value(classes.into());
    }

    /// A listener, unless there is none.
    #[inline(never)]
    pub fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.give(Given::Listener(listener));
    }

    /// What an expression gives, side by side with others.
    #[inline(never)]
    pub fn nodes(&mut self, nodes: impl Nodes) {
        nodes.push_to(self);
        self.give(Given::End);
    }

    /// What an expression gives, as one node.
    #[inline(never)]
    pub fn one(&mut self, node: impl Nodes) {
        self.give(Given::Node(node.into_node()));
    }

    /// A component.
    pub fn place<P: PartialEq>(&mut self, kind: &'static Kind<P>, properties: P, key: Option<Key>) {
        self.give(Given::Node(piece::place(kind, properties, key)));
    }

    /// A template for one node, to which belongs what is given next.
    #[inline(never)]
    pub fn within(&mut self, template: &'static Template) {
        self.give(Given::Within(template));
    }

    /// All that an iterator gives.
    pub fn each<I: IntoIterator<Item: Nodes>>(&mut self, items: I) {
        for item in items {
            item.push_to(self);
        }
        self.give(Given::End);
    }

    /// Puts what was computed into its places.
    #[inline(never)]
    pub fn build(self, template: &'static Template) -> VNode {
        Building { steps: template.steps(), given: self.0.into_iter() }.node()
    }
}

/// The steps that are still to do, and what is still to be put in.
struct Building {
    steps: slice::Iter<'static, Step>,
    given: vec::IntoIter<Given>,
}

impl Building {
    /// What the first of the steps gives.
    fn node(&mut self) -> VNode {
        match self.steps.next() {
            Some(Step::Open(shape)) => self.inside(shape),
            _ => match self.given.next() {
                Some(Given::Within(template)) => self.within(template),
                _ => VNode::default(),
            },
        }
    }

    fn within(&mut self, template: &'static Template) -> VNode {
        let outside = mem::replace(&mut self.steps, template.steps());
        let node = self.node();
        self.steps = outside;
        node
    }

    /// An element or a list with all that is in it.
    fn inside(&mut self, shape: &'static Shape) -> VNode {
        let mut key = None;
        let mut reference = None;
        let mut field = None;
        let mut checked = None;
        let mut values = Vec::with_capacity(shape.names.len());
        let mut listeners = Vec::with_capacity(shape.listeners);
        let mut nodes = Vec::with_capacity(if shape.has_several { shape.children } else { 0 });
        let mut only = VNode::default();
        let mut add = |node| if shape.has_several { nodes.push(node) } else { only = node };
        while let Some(step) = self.steps.next() {
            match step {
                Step::Close => break,
                Step::Open(shape) => add(self.inside(shape)),
                Step::Text(text) => add(self::text(text)),
                Step::Word(value) => values.push(attribute(Some(AttrValue::Static(value)))),
                Step::Flag(name) => values.push(attribute(self.value().map(|_| AttrValue::Static(name)))),
                Step::Value => values.push(attribute(self.value())),
                Step::FieldValue => field = self.value(),
                Step::Checked => checked = Some(self.value().is_some()),
                Step::Nodes => {
                    while let Some(Given::Node(node)) = self.given.next() {
                        add(node);
                    }
                }
                Step::Given => match self.given.next() {
                    Some(Given::Node(node)) => add(node),
                    Some(Given::Within(template)) => add(self.within(template)),
                    Some(Given::Key(given)) => key = Some(given),
                    Some(Given::Reference(given)) => reference = Some(given),
                    Some(Given::Listener(listener)) => listeners.push(listener),
                    Some(Given::Value(_) | Given::End) | None => {}
                },
            }
        }
        let children = if shape.has_several { listed(nodes) } else { only };
        if shape.name.is_empty() {
            return children;
        }
        let attributes = if values.is_empty() {
            Attributes::default()
        } else {
            Attributes::Dynamic { keys: &shape.names, values: values.into_boxed_slice() }
        };
        let reference = reference.unwrap_or_default();
        let mut tag = match shape.name {
            "input" => VTag::__new_input(field, checked, reference, key, attributes, Listeners::None),
            "textarea" => VTag::__new_textarea(field, None, reference, key, attributes, Listeners::None),
            name => VTag::__new_other(AttrValue::Static(name), reference, key, attributes, Listeners::None, children),
        };
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into_boxed_slice());
        }
        tag.into()
    }

    fn value(&mut self) -> Option<AttrValue> {
        match self.given.next() {
            Some(Given::Value(value)) => value,
            _ => None,
        }
    }
}

/// A list without anything in it.
pub static EMPTY: Template = Template::new("(\0/");

/// A list of what an expression gives.
pub static LIST: Template = Template::new("(\0n\0/");

/// A list of what an expression gives.
#[inline(never)]
pub fn list(nodes: impl Nodes) -> VNode {
    let mut made = Markup::new();
    made.nodes(nodes);
    made.build(&LIST)
}

fn attribute(value: Option<AttrValue>) -> Option<AttributeOrProperty> {
    value.map(AttributeOrProperty::Attribute)
}

fn listed(nodes: Vec<VNode>) -> VNode {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

/// Text known beforehand.
#[inline(never)]
pub fn text(text: &'static str) -> VNode {
    VNode::VText(VText { text: AttrValue::Static(text) })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use yew::{Callback, MouseEvent};

    use super::*;

    fn tag(node: &VNode) -> &VTag {
        let VNode::VTag(tag) = node else { panic!("no element: {node:?}") };
        tag
    }

    fn attributes(node: &VNode) -> Vec<(String, String)> {
        tag(node).attributes.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// The nodes of a list, as text or names of elements; lists within in brackets.
    fn outline(node: &VNode) -> String {
        match node {
            VNode::VText(text) => format!("“{}”", text.text),
            VNode::VTag(tag) => tag.tag().to_owned(),
            VNode::VList(list) => format!("[{}]", list.iter().map(outline).collect::<Vec<_>>().join(" ")),
            other => format!("{other:?}"),
        }
    }

    fn within(node: &VNode) -> String {
        tag(node).children().map(outline).unwrap_or_default()
    }

    #[test]
    fn attributes_that_are_absent_are_left_out_and_boolean_ones_have_their_name() {
        let none = None::<String>;
        let node =
            html! { <p id="x" data-a={none} hidden={true} inert={false} open=true class={Some("b")} lang={"en"}></p> };
        let attributes = attributes(&node);
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(attributes, [("id", "x"), ("lang", "en"), ("hidden", "hidden"), ("open", "open"), ("class", "b")]);
    }

    #[test]
    fn the_names_of_attributes_are_the_same_slice_each_time() {
        let names = |value: usize| match &tag(&html! { <p id={value.to_string()} lang="en"></p> }).attributes {
            Attributes::Dynamic { keys, .. } => *keys,
            other => panic!("{other:?}"),
        };
        assert!(std::ptr::eq(names(1), names(2)));
        assert_eq!(names(3), ["id", "lang"]);
    }

    #[test]
    fn one_child_stands_alone_and_several_are_a_list_however_many_there_are() {
        let (none, some) = (None::<VNode>, vec![text("a"), text("b")]);
        assert_eq!(within(&html! { <p><b></b></p> }), "b");
        assert_eq!(within(&html! { <p>{ "t" }</p> }), "“t”");
        assert_eq!(within(&html! { <p>{ none.clone() }</p> }), "[]");
        assert_eq!(within(&html! { <p>{ some.clone() }</p> }), "[“a” “b”]");
        assert_eq!(within(&html! { <p>{ for none.clone() }</p> }), "[]");
        assert_eq!(within(&html! { <p>{ none }{ some.clone() }<i></i></p> }), "[“a” “b” i]");
        assert_eq!(within(&html! { <p>{ for some }{ "c" }</p> }), "[“a” “b” “c”]");
    }

    #[test]
    fn a_condition_is_a_list_of_its_own_whichever_way_it_goes() {
        let shown = |number: usize| {
            html! { <p>{ "a" }if number == 1 { <b></b>{ number } } else if let 2 = number { { "two" } } else { if number == 3 { <i></i> } }</p> }
        };
        assert_eq!(within(&shown(1)), "[“a” [b “1”]]");
        assert_eq!(within(&shown(2)), "[“a” [“two”]]");
        assert_eq!(within(&shown(3)), "[“a” [[i]]]");
        assert_eq!(within(&shown(4)), "[“a” [[]]]");
        assert_eq!(outline(&html! { if true { <b></b> } }), "[b]");
        assert_eq!(outline(&html! { <><><b></b></>if false { <b></b> }</> }), "[[b] []]");
    }

    #[test]
    fn expressions_are_evaluated_in_the_order_of_yew() {
        let order = RefCell::new(Vec::new());
        let note = |what: &'static str| {
            order.borrow_mut().push(what);
            what
        };
        let flag = |what| note(what) == what;
        let listener = |what| {
            note(what);
            Callback::from(|_: MouseEvent| ())
        };
        let _ = html! {
            <p key={note("key")} onclick={listener("listener")} class={note("class")} hidden={flag("boolean")} id={note("attribute")}>
                { note("first") }<b title={note("inner")}>{ note("child") }</b>if flag("condition") { { note("branch") } }
                { note("last") }
            </p>
        };
        assert_eq!(
            order.into_inner(),
            [
                "key",
                "attribute",
                "boolean",
                "class",
                "listener",
                "first",
                "inner",
                "child",
                "condition",
                "branch",
                "last"
            ]
        );
    }

    #[test]
    fn keys_references_fields_and_listeners_reach_their_element() {
        let reference = NodeRef::default();
        let node = html! {
            <form key="outer" ref={&reference}>
                <input type="checkbox" value="a" checked={true} /><textarea value={"b"}></textarea>
                <button type="button" onclick={|_: MouseEvent| ()}></button>
            </form>
        };
        assert_eq!((node.key(), &tag(&node).node_ref), (Some(&Key::from("outer")), &reference));
        let Some(VNode::VList(children)) = tag(&node).children() else { panic!("a list") };
        let [field, area, button] = &children[..] else { panic!("three children") };
        let (field, area) = (tag(field), tag(area));
        assert_eq!((field.value().map(|value| &**value), field.checked()), (Some("a"), Some(true)));
        assert_eq!(area.value().map(|value| &**value), Some("b"));
        assert_eq!(attributes(button), [("type".to_owned(), "button".to_owned())]);
        let without = html! { <button type="button"></button> };
        assert!(*button != without && without == html! { <button type="button"></button> });
    }
}
