//! Running text that the page has already: partial hydration.
//!
//! Start with [`Prerendered::region`]. The publisher draws each region beforehand and gives it to Yew as raw HTML; in the
//! browser Yew takes the raw node over without reading what stands in it. So hydrating a long letter costs no more than
//! a short one, a selection that begins before the application has started survives, and what other programs have changed
//! inside a region does no harm. As soon as a region has to differ from the page it is drawn as everything else is, and
//! stays drawn: what the page had is gone then. Must not know what the regions are.
//!
//! A region is exactly one element: Yew counts the nodes of a raw node when it takes them away.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use yew::prelude::*;

/// What Yew is given for a region that it is to take over: never put into a page, only compared with itself.
const AS_IT_CAME: AttrValue = AttrValue::Static("as it came");

/// Where the regions of a page are while it is rendered. Cheap to clone; two are equal when they are the same one.
#[derive(Clone, Debug)]
pub struct Prerendered(Rc<State>);

#[derive(Debug)]
enum State {
    /// Nowhere: everything is drawn.
    Nowhere,
    /// The publisher is asking for them: each is noted, and left out.
    Asked(RefCell<Vec<(String, Html)>>),
    /// The publisher has them.
    Written(BTreeMap<String, AttrValue>),
    /// They stand in the page that is taken over, but for those that have been drawn since.
    Standing { drawn: RefCell<BTreeSet<String>> },
}

impl PartialEq for Prerendered {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || matches!((&*self.0, &*other.0), (State::Nowhere, State::Nowhere))
    }
}

impl Default for Prerendered {
    fn default() -> Self {
        Self(Rc::new(State::Nowhere))
    }
}

impl Prerendered {
    /// For asking which regions a page has: render it with this, then call [`Self::noted`].
    #[must_use]
    pub fn asking() -> Self {
        Self(Rc::new(State::Asked(RefCell::default())))
    }

    /// The regions that were noted, each by its name; to be rendered and given to [`Self::written`].
    #[must_use]
    pub fn noted(&self) -> Vec<(String, Html)> {
        match &*self.0 {
            State::Asked(noted) => noted.take(),
            _ => Vec::new(),
        }
    }

    /// The HTML of each region, by its name.
    #[must_use]
    pub fn written(regions: impl IntoIterator<Item = (String, String)>) -> Self {
        let regions = regions.into_iter().map(|(name, html)| (name, AttrValue::from(html))).collect();
        Self(Rc::new(State::Written(regions)))
    }

    /// The regions stand in the page that is to be hydrated.
    #[must_use]
    pub fn standing() -> Self {
        Self(Rc::new(State::Standing { drawn: RefCell::default() }))
    }

    /// A region of the page, one element. While it `is_as_it_came` (as the publisher drew it) it is left alone; once it is
    /// not, it is drawn, now and from then on.
    pub fn region(&self, name: &str, is_as_it_came: bool, draw: impl FnOnce() -> Html) -> Html {
        match &*self.0 {
            State::Nowhere => draw(),
            State::Asked(noted) => {
                noted.borrow_mut().push((name.to_owned(), draw()));
                Html::default()
            }
            State::Written(regions) => {
                regions.get(name).map_or_else(draw, |html| Html::from_html_unchecked(html.clone()))
            }
            State::Standing { drawn } => {
                if is_as_it_came && !drawn.borrow().contains(name) {
                    return Html::from_html_unchecked(AS_IT_CAME);
                }
                drawn.borrow_mut().insert(name.to_owned());
                draw()
            }
        }
    }
}

/// What a [`Region`] is given.
#[derive(Clone, PartialEq, Properties)]
pub struct RegionProps {
    /// What it draws.
    pub html: Html,
}

/// A region by itself, for the publisher to render.
#[component]
pub fn Region(props: &RegionProps) -> Html {
    props.html.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(html: &Html) -> Option<&str> {
        match html {
            Html::VRaw(raw) => Some(raw.html.as_str()),
            _ => None,
        }
    }

    #[test]
    fn a_region_that_was_drawn_once_is_drawn_ever_after() {
        let page = Prerendered::standing();
        let region = |is_as_it_came| page.region("p1", is_as_it_came, || html! { <p>{ "drawn" }</p> });
        assert_eq!(raw(&region(true)), Some("as it came"));
        assert!(raw(&region(false)).is_none());
        assert!(raw(&region(true)).is_none(), "what the page had is gone");
        assert!(raw(&page.region("p2", true, Html::default)).is_some(), "the others still stand");
    }

    #[test]
    fn the_publisher_is_told_of_every_region_and_puts_it_where_it_stood() {
        let asking = Prerendered::asking();
        let _ = asking.region("p1", true, || html! { <p>{ "text" }</p> });
        let noted: Vec<String> = asking.noted().into_iter().map(|(name, _)| name).collect();
        assert_eq!(noted, ["p1"]);
        let page = Prerendered::written([("p1".to_owned(), "<p>text</p>".to_owned())]);
        assert_eq!(raw(&page.region("p1", true, Html::default)), Some("<p>text</p>"));
        assert!(raw(&page.region("p2", true, Html::default)).is_none());
    }
}
