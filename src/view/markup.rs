//! Makes elements by calls: what `html!` of the package `markup` is compiled to.
//!
//! Start with [`Markup`]. Yew's own macro lays each element out in place; here every step is a call of a function that is
//! compiled once (`docs/why.md` has the figures). What comes out is the same tree. Must not know any page.

use std::rc::Rc;

pub use markup::html;
use yew::{
    AttrValue, Classes, Html, NodeRef,
    html::IntoPropValue,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText},
};

/// Nodes in the making: the elements that are begun and not ended yet, the innermost last, and the nodes beside them.
#[derive(Default)]
pub struct Markup {
    /// The nodes on the level that is being written.
    nodes: Vec<VNode>,
    /// The elements and lists around it.
    begun: Vec<Begun>,
}

/// An element or a list that is not ended yet.
struct Begun {
    /// `None` for a list.
    tag: Option<VTag>,
    names: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    has_several: bool,
    /// The nodes before it.
    before: Vec<VNode>,
}

impl Markup {
    /// Nothing yet.
    #[must_use]
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins an element; its attributes are then given in the order of `names`. `has_several`: its children are a list,
    /// however many there will be (a list that grows keeps what it has).
    #[inline(never)]
    pub fn open(&mut self, name: &'static str, names: &'static [&'static str], has_several: bool) {
        self.begin(Some(VTag::new(name)), names, has_several);
    }

    /// Begins a list of nodes.
    #[inline(never)]
    pub fn list(&mut self) {
        self.begin(None, &[], true);
    }

    #[inline(never)]
    fn begin(&mut self, tag: Option<VTag>, names: &'static [&'static str], has_several: bool) {
        self.begun.push(Begun {
            tag,
            names,
            values: Vec::with_capacity(names.len()),
            listeners: Vec::new(),
            has_several,
            before: std::mem::take(&mut self.nodes),
        });
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.begun.last_mut().and_then(|begun| begun.tag.as_mut())
    }

    /// The key among its siblings.
    #[inline(never)]
    pub fn key(&mut self, key: impl Into<Key>) {
        if let Some(tag) = self.tag() {
            tag.key = Some(key.into());
        }
    }

    /// The reference that will lead to the element in the browser.
    #[inline(never)]
    pub fn node_ref(&mut self, node_ref: impl IntoPropValue<NodeRef>) {
        if let Some(tag) = self.tag() {
            tag.node_ref = node_ref.into_prop_value();
        }
    }

    /// What stands in the field (not the attribute: that says what it begins with).
    #[inline(never)]
    pub fn field_value(&mut self, value: impl IntoPropValue<Option<AttrValue>>) {
        if let Some(tag) = self.tag() {
            tag.set_value(value.into_prop_value());
        }
    }

    /// Whether the box is ticked (not the attribute: that says how it begins).
    #[inline(never)]
    pub fn checked(&mut self, is_checked: bool) {
        if let Some(tag) = self.tag() {
            tag.set_checked(is_checked);
        }
    }

    /// The next attribute, known beforehand.
    #[inline(never)]
    pub fn word(&mut self, value: &'static str) {
        self.value(AttrValue::Static(value));
    }

    /// The next attribute, or its absence.
    #[inline(never)]
    pub fn value(&mut self, value: impl IntoPropValue<Option<AttrValue>>) {
        if let Some(begun) = self.begun.last_mut() {
            begun.values.push(value.into_prop_value().map(AttributeOrProperty::Attribute));
        }
    }

    /// The next attribute, one that is there or not.
    #[inline(never)]
    pub fn flag(&mut self, is_set: bool) {
        let name = self.begun.last().and_then(|begun| begun.names.get(begun.values.len()));
        self.value(name.copied().filter(|_| is_set).map(AttrValue::Static));
    }

    /// The next attribute, its classes.
    #[inline(never)]
    pub fn class(&mut self, classes: impl Into<Classes>) {
        self.value(classes.into());
    }

    /// A listener, unless there is none.
    #[inline(never)]
    pub fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        if let Some(begun) = self.begun.last_mut() {
            begun.listeners.push(listener);
        }
    }

    /// Adds text known beforehand.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.nodes.push(self::text(text));
    }

    /// Adds what an expression gives.
    #[inline(never)]
    pub fn child(&mut self, child: impl Nodes) {
        child.push_to(&mut self.nodes);
    }

    /// The one child.
    #[inline(never)]
    pub fn only(&mut self, child: impl Nodes) {
        self.nodes.push(child.into_node());
    }

    /// Adds all that an iterator gives.
    pub fn each<I: IntoIterator<Item: Nodes>>(&mut self, items: I) {
        for item in items {
            self.child(item);
        }
    }

    /// Ends the element or list that was begun last.
    #[inline(never)]
    pub fn close(&mut self) {
        let Some(begun) = self.begun.pop() else { return };
        let mut nodes = std::mem::replace(&mut self.nodes, begun.before);
        let Some(mut tag) = begun.tag else {
            self.nodes.push(listed(nodes));
            return;
        };
        if !begun.names.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: begun.names, values: begun.values.into_boxed_slice() };
        }
        if !begun.listeners.is_empty() {
            tag.set_listeners(begun.listeners.into_boxed_slice());
        }
        if let Some(held) = tag.children_mut() {
            match nodes.pop() {
                Some(only) if !begun.has_several => *held = only,
                Some(last) => {
                    nodes.push(last);
                    *held = listed(nodes);
                }
                None => {}
            }
        }
        self.nodes.push(tag.into());
    }

    /// What was made: one node.
    #[inline(never)]
    pub fn done(&mut self) -> VNode {
        self.nodes.pop().unwrap_or_default()
    }
}

fn listed(nodes: Vec<VNode>) -> VNode {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

/// Text known beforehand.
#[inline(never)]
pub fn text(text: &'static str) -> VNode {
    VNode::VText(VText { text: AttrValue::Static(text) })
}

/// What an expression among children may give: nothing, a node, text, or several of these.
pub trait Nodes: Sized {
    /// As one node.
    fn into_node(self) -> VNode;

    /// Side by side with others.
    fn push_to(self, nodes: &mut Vec<VNode>) {
        nodes.push(self.into_node());
    }
}

impl Nodes for VNode {
    fn into_node(self) -> VNode {
        self
    }
}

impl Nodes for &VNode {
    fn into_node(self) -> VNode {
        self.clone()
    }
}

impl Nodes for AttrValue {
    fn into_node(self) -> VNode {
        VNode::VText(VText { text: self })
    }
}

impl Nodes for &AttrValue {
    fn into_node(self) -> VNode {
        self.clone().into_node()
    }
}

impl Nodes for &str {
    #[inline(never)]
    fn into_node(self) -> VNode {
        AttrValue::Rc(self.into()).into_node()
    }
}

impl Nodes for String {
    fn into_node(self) -> VNode {
        self.as_str().into_node()
    }
}

impl Nodes for &String {
    fn into_node(self) -> VNode {
        self.as_str().into_node()
    }
}

impl Nodes for char {
    fn into_node(self) -> VNode {
        (&*self.encode_utf8(&mut [0; 4])).into_node()
    }
}

impl Nodes for usize {
    #[inline(never)]
    fn into_node(self) -> VNode {
        self.to_string().into_node()
    }
}

impl Nodes for u32 {
    #[inline(never)]
    fn into_node(self) -> VNode {
        self.to_string().into_node()
    }
}

impl Nodes for &usize {
    fn into_node(self) -> VNode {
        (*self).into_node()
    }
}

impl<T: Nodes> Nodes for Option<T> {
    fn into_node(self) -> VNode {
        self.map_or_else(Html::default, T::into_node)
    }

    fn push_to(self, nodes: &mut Vec<VNode>) {
        if let Some(node) = self {
            node.push_to(nodes);
        }
    }
}

impl<T: Nodes> Nodes for Vec<T> {
    fn into_node(self) -> VNode {
        let mut nodes = Vec::new();
        self.push_to(&mut nodes);
        listed(nodes)
    }

    fn push_to(self, nodes: &mut Vec<VNode>) {
        for node in self {
            node.push_to(nodes);
        }
    }
}
