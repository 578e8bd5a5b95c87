//! Buttons of a page's heading that need no menu: copy the link, print.

use yew::prelude::*;

use super::{
    SharedAddress,
    copying::{Copy, use_copier},
    sent,
};
use crate::platform::page;
use crate::view::PageContext;
use site::Address;

/// What the buttons are given.
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonsProps {
    /// What every page is given.
    pub context: PageContext,
    /// The address to be copied.
    pub to: Address,
}

/// *Copy link* and *Print*, with the line that says what became of the copy.
#[component]
pub fn CopyAndPrint(props: &ButtonsProps) -> Html {
    let copier = use_copier();
    let copy = {
        let (context, to, copier) = (props.context.clone(), props.to.clone(), copier.clone());
        move |_: MouseEvent| {
            if let Some(address) = sent(&context, &to) {
                copier.copy(link(&context, &address));
            }
        }
    };
    html! {
        <>
            // The browser wants the reader's own hand for it: the start script does not press it for him.
            <button type="button" class="needs-app" data-gesture="" onclick={copy}>{ "Copy link" }</button>
            <button type="button" class="needs-app" onclick={|_| page::print()}>{ "Print" }</button>
            { copier.said() }
        </>
    }
}

/// A link to be copied, and what is said of it.
#[must_use]
pub fn link(context: &PageContext, address: &SharedAddress) -> Copy {
    let said = if context.is_private() {
        "Link copied. The letters are only here: it opens for somebody who has the same letters or the file."
    } else if address.is_public {
        "Link copied."
    } else {
        "Link copied. It leads to where you are reading now: a disk, this machine or a numbered host."
    };
    Copy::plain(said, &address.url)
}
