//! What expressions among children may give.

use yew::{
    AttrValue, Html,
    virtual_dom::{VNode, VText},
};

use super::{Given, Markup, list};

/// What an expression among children may give: nothing, a node, text, or several of these.
pub trait Nodes: Sized {
    /// As one node.
    fn into_node(self) -> VNode;

    /// Side by side with others.
    fn push_to(self, made: &mut Markup) {
        made.give(Given::Node(self.into_node()));
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

    fn push_to(self, made: &mut Markup) {
        if let Some(node) = self {
            node.push_to(made);
        }
    }
}

impl<T: Nodes> Nodes for Vec<T> {
    fn into_node(self) -> VNode {
        list(self)
    }

    fn push_to(self, made: &mut Markup) {
        for node in self {
            node.push_to(made);
        }
    }
}
