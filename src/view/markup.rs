//! Makes elements by calls: what `html!` of the package `markup` is compiled to.
//!
//! Start with [`Tag`]. Yew's own macro lays each element out in place; here every step is a call of a function that is
//! compiled once, which makes the views smaller (`docs/why.md` has the figures). What comes out is the same
//! tree. Must not know any page.

use std::{mem, rc::Rc};

pub use markup::html;
use yew::{
    AttrValue, Classes, Html, NodeRef,
    html::IntoPropValue,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag, VText},
};

/// An element in the making.
pub struct Tag {
    /// What it holds so far.
    pub children: Children,
    /// `None` once it is ended.
    tag: Option<VTag>,
    names: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    has_several: bool,
}

impl Tag {
    /// Begins an element; its attributes are then given in the order of `names`. `has_several`: its children are a list,
    /// however many there will be (a list that grows keeps what it has).
    #[inline(never)]
    pub fn new(name: &'static str, names: &'static [&'static str], has_several: bool) -> Self {
        Self {
            children: Children::new(),
            tag: Some(VTag::new(name)),
            names,
            values: Vec::with_capacity(names.len()),
            listeners: Vec::new(),
            has_several,
        }
    }

    /// The key among its siblings.
    #[inline(never)]
    pub fn key(&mut self, key: impl Into<Key>) {
        if let Some(tag) = &mut self.tag {
            tag.key = Some(key.into());
        }
    }

    /// The reference that will lead to the element in the browser.
    #[inline(never)]
    pub fn node_ref(&mut self, node_ref: impl IntoPropValue<NodeRef>) {
        if let Some(tag) = &mut self.tag {
            tag.node_ref = node_ref.into_prop_value();
        }
    }

    /// What stands in the field (not the attribute: that says what it begins with).
    #[inline(never)]
    pub fn field_value(&mut self, value: impl IntoPropValue<Option<AttrValue>>) {
        if let Some(tag) = &mut self.tag {
            tag.set_value(value.into_prop_value());
        }
    }

    /// Whether the box is ticked (not the attribute: that says how it begins).
    #[inline(never)]
    pub fn checked(&mut self, is_checked: bool) {
        if let Some(tag) = &mut self.tag {
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
        self.values.push(value.into_prop_value().map(AttributeOrProperty::Attribute));
    }

    /// The next attribute, one that is there or not.
    #[inline(never)]
    pub fn flag(&mut self, is_set: bool) {
        let name = self.names.get(self.values.len()).copied().unwrap_or_default();
        self.value(is_set.then_some(AttrValue::Static(name)));
    }

    /// The next attribute, its classes.
    #[inline(never)]
    pub fn class(&mut self, classes: impl Into<Classes>) {
        self.value(classes.into());
    }

    /// A listener, unless there is none.
    #[inline(never)]
    pub fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.listeners.push(listener);
    }

    /// The one child.
    #[inline(never)]
    pub fn only(&mut self, child: impl Nodes) {
        self.children.0.push(child.into_node());
    }

    /// Ends the element. What it was made of is moved out: whoever nests it passes its place, not a copy.
    #[inline(never)]
    pub fn done(&mut self) -> VNode {
        let Some(mut tag) = self.tag.take() else { return VNode::default() };
        if !self.names.is_empty() {
            let values = mem::take(&mut self.values).into_boxed_slice();
            tag.attributes = Attributes::Dynamic { keys: self.names, values };
        }
        if !self.listeners.is_empty() {
            tag.set_listeners(mem::take(&mut self.listeners).into_boxed_slice());
        }
        if let Some(held) = tag.children_mut() {
            let mut nodes = mem::take(&mut self.children).0;
            match nodes.pop() {
                Some(only) if !self.has_several => *held = only,
                Some(last) => {
                    nodes.push(last);
                    *held = Children(nodes).into_list();
                }
                None => {}
            }
        }
        tag.into()
    }
}

/// Nodes side by side.
#[derive(Default)]
pub struct Children(Vec<VNode>);

impl Children {
    /// None yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds text known beforehand.
    #[inline(never)]
    pub fn text(&mut self, text: &'static str) {
        self.0.push(self::text(text));
    }

    /// Adds an element.
    #[inline(never)]
    pub fn nest(&mut self, tag: &mut Tag) {
        self.0.push(tag.done());
    }

    /// Adds what an expression gives.
    #[inline(never)]
    pub fn child(&mut self, child: impl Nodes) {
        child.push_to(&mut self.0);
    }

    /// Adds all that an iterator gives.
    pub fn each<I: IntoIterator<Item: Nodes>>(&mut self, items: I) {
        for item in items {
            self.child(item);
        }
    }

    /// All of them as one node.
    #[inline(never)]
    pub fn into_list(self) -> VNode {
        VNode::VList(Rc::new(VList::with_children(self.0, None)))
    }
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
        Children(nodes).into_list()
    }

    fn push_to(self, nodes: &mut Vec<VNode>) {
        for node in self {
            node.push_to(nodes);
        }
    }
}
