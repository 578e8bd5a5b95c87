//! All components of the views as one component of Yew's.
//!
//! Start with [`place`]. Yew compiles what it does with a component anew for each type of component: creating, mounting,
//! hydrating, comparing, destroying. Here that is one type, [`Piece`], which is given with its properties the [`Kind`] that
//! they are drawn by (`docs/why.md` has the figures). `#[component]` of the package `markup` makes the kinds.
//!
//! To Yew two pieces side by side are alike, whatever their kinds, and a piece in whose place another is drawn is handed the
//! other's properties. What a kind has kept by its hooks is no other kind's: a piece that is given another kind forgets
//! everything and hands its properties on to a piece within it, a new one for each change of kind, whose elements are new
//! ones too. Must not know any component.

use std::{any::Any, ptr, rc::Rc};

use yew::{
    BaseComponent, Html, HtmlResult, Properties,
    functional::{FunctionComponent, FunctionProvider, HookContext},
    html::Context,
    virtual_dom::{Key, VComp, VNode},
};

/// What draws components of one kind from their properties. Each is a static: by its place kinds are told apart.
pub struct Kind<P: 'static> {
    draw: fn(&P, &mut HookContext) -> Html,
}

impl<P> Kind<P> {
    /// A kind that is drawn by a function which may use hooks.
    #[must_use]
    pub const fn new(draw: fn(&P, &mut HookContext) -> Html) -> Self {
        Self { draw }
    }
}

/// The properties of a component that is given nothing.
#[derive(PartialEq, Eq)]
pub struct NoProperties {}

/// A kind, whatever its properties are.
trait AnyKind {
    fn draw(&self, properties: &dyn Any, hooks: &mut HookContext) -> Html;

    fn are_equal(&self, one: &dyn Any, other: &dyn Any) -> bool;
}

impl<P: PartialEq> AnyKind for Kind<P> {
    fn draw(&self, properties: &dyn Any, hooks: &mut HookContext) -> Html {
        properties.downcast_ref().map_or_else(Html::default, |properties| (self.draw)(properties, hooks))
    }

    fn are_equal(&self, one: &dyn Any, other: &dyn Any) -> bool {
        one.downcast_ref::<P>() == other.downcast_ref()
    }
}

/// A component in its place. [`Kind::new`] and this are what `#[component]` and `html!` write.
pub fn place<P: PartialEq>(kind: &'static Kind<P>, properties: P, key: Option<Key>) -> VNode {
    placed(kind, Rc::new(properties), key)
}

#[inline(never)]
fn placed(kind: &'static dyn AnyKind, properties: Rc<dyn Any>, key: Option<Key>) -> VNode {
    VComp::new::<Piece>(Rc::new(Given { kind, properties }), key).into()
}

/// What a piece is given.
struct Given {
    kind: &'static dyn AnyKind,
    properties: Rc<dyn Any>,
}

impl Given {
    fn is_alike(&self, other: &Self) -> bool {
        ptr::addr_eq(self.kind, other.kind)
    }
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        self.is_alike(other) && self.kind.are_equal(&*self.properties, &*other.properties)
    }
}

impl Properties for Given {
    type Builder = ();

    fn builder() {}
}

/// The one component.
struct Piece {
    drawn: FunctionComponent<Self>,
    /// How often it was given another kind.
    changes: usize,
}

impl FunctionProvider for Piece {
    type Properties = Given;

    fn run(hooks: &mut HookContext, given: &Given) -> HtmlResult {
        Ok(given.kind.draw(&*given.properties, hooks))
    }
}

impl BaseComponent for Piece {
    type Message = ();
    type Properties = Given;

    fn create(context: &Context<Self>) -> Self {
        Self { drawn: FunctionComponent::new(context), changes: 0 }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn changed(&mut self, context: &Context<Self>, before: &Given) -> bool {
        if !context.props().is_alike(before) {
            self.drawn.destroy();
            self.changes += 1;
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> HtmlResult {
        let given = context.props();
        if self.changes == 0 {
            return self.drawn.render(given);
        }
        // Yew takes over what stands there only for a component with the same key.
        Ok(placed(given.kind, given.properties.clone(), Some(Key::from(self.changes))))
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.drawn.rendered();
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.drawn.destroy();
    }

    fn prepare_state(&self) -> Option<String> {
        self.drawn.prepare_state()
    }
}

#[cfg(test)]
mod tests {
    use crate::view::prelude::*;

    #[derive(PartialEq)]
    struct Number {
        number: usize,
    }

    #[component]
    fn Even(properties: &Number) -> Html {
        html! { { properties.number * 2 } }
    }

    #[component]
    fn Odd(properties: &Number) -> Html {
        html! { { properties.number * 2 + 1 } }
    }

    #[component]
    fn Zero() -> Html {
        html! { { "0" } }
    }

    #[test]
    fn two_of_one_kind_are_equal_where_their_properties_and_keys_are() {
        let one = html! { <Even number={1} /> };
        assert!(one == html! { <Even number={1} /> } && html! { <Zero /> } == html! { <Zero /> });
        assert!(one != html! { <Even number={2} /> });
        assert!(one != html! { <Even key="1" number={1} /> });
    }

    #[test]
    fn two_kinds_are_never_equal_even_with_equal_properties() {
        assert!(html! { <Even number={1} /> } != html! { <Odd number={1} /> });
        assert!(html! { <Even number={1} /> } != html! { <Zero /> });
    }
}
