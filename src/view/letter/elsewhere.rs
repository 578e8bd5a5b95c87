//! What is said elsewhere: beside a paragraph, the passages of the other letters that belong to it.
//!
//! Start with [`Beside`]. The prerendered page has the editor's parallels as short links; an opened list quotes the other
//! passage, gives the reason, and adds what the program found by itself. That takes its time: nothing is compared before a
//! reader opens a list ([`use_elsewhere`]). A reader may have the strongest passage stand in the margin throughout.

use std::{collections::BTreeMap, rc::Rc};

use crate::view::parts::lang::LangAttributes;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::view::{
    PageContext,
    compare::{address_of_passages, link_toolbar},
    parts::{self, letters::counted, quoted::quoted},
};
use compare::{
    Counterpart, CounterpartFinder, Origin, SharedEvidence,
    choice::{index_of, part_index},
    counterparts::by_the_editor,
};
use corpus::{Corpus, Letter, ParallelKind, PartKind};
use text::part_name;

/// How many passages an opened list shows before it is asked for all.
const SHOWN: usize = 4;
/// How many words of another passage are quoted.
const QUOTED: usize = 36;
/// How long the page rests between the parts that are given all, in ms.
const REST: u32 = 40;

/// The counterparts of each part of a letter, by the place of the part in it.
pub type Counterparts = Rc<Vec<Rc<Vec<Counterpart>>>>;

/// Which lists the reader has opened or closed, by the part beside which they stand; the others are as the settings have
/// them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ExpandedLists(BTreeMap<String, bool>);

impl ExpandedLists {
    /// What the reader has made of a list.
    #[must_use]
    pub fn of(&self, part_id: &str) -> Option<bool> {
        self.0.get(part_id).copied()
    }
}

impl Reducible for ExpandedLists {
    /// The reader opens the list of a part that is closed or stands in the margin, or closes one that he has opened.
    type Action = String;

    fn reduce(self: Rc<Self>, part_id: String) -> Rc<Self> {
        let mut lists = (*self).clone();
        let opens = self.of(&part_id).is_none_or(|is_open| !is_open);
        lists.0.insert(part_id, opens);
        lists.into()
    }
}

/// What is said elsewhere, for each part.
#[derive(Clone, PartialEq)]
pub struct FoundCounterparts {
    /// What every page has from the beginning.
    editors: Counterparts,
    /// All, once a reader has asked.
    all: Option<Counterparts>,
    /// How many parts of the letter have been given all, from its beginning.
    given: usize,
}

impl FoundCounterparts {
    /// What belongs to the part at an index: all of it for a list that is open, or whose turn has come.
    #[must_use]
    pub fn of(&self, at: usize, is_open: bool) -> Rc<Vec<Counterpart>> {
        let all = self.all.as_ref().filter(|_| is_open || at < self.given);
        all.unwrap_or(&self.editors).get(at).cloned().unwrap_or_default()
    }

    /// Whether that is what the page has from the beginning.
    #[must_use]
    pub fn is_as_it_came(&self, at: usize, is_open: bool) -> bool {
        self.all.is_none() || !is_open && at >= self.given
    }
}

/// How many parts are given all at a time, so that the page answers in between.
const AT_A_TIME: usize = 4;

/// What is said elsewhere: the editor's parallels; all once it `is_wanted`, in the lists that are open at once, in the
/// others by and by.
#[hook]
pub fn use_elsewhere(context: &PageContext, letter_id: &str, is_wanted: bool) -> FoundCounterparts {
    let editors = use_memo(letter_id.to_owned(), |id| of_the_editor(&context.edition.corpus, id));
    let all = use_state(|| None::<Counterparts>);
    let given = use_state_eq(|| 0_usize);
    {
        let (context, all) = (context.clone(), all.setter());
        use_effect_with((letter_id.to_owned(), is_wanted), move |(letter_id, is_wanted)| {
            let letter_id = letter_id.clone();
            // The list opens first, with what the page has.
            let later = is_wanted.then(|| Timeout::new(0, move || all.set(Some(self::all(&context, &letter_id)))));
            move || drop(later)
        });
    }
    {
        let given = given.clone();
        let count = (*all).as_ref().map_or(0, |all| all.len());
        use_effect_with((count, *given), move |(count, now)| {
            let next = now + AT_A_TIME;
            let later = (now < count).then(|| Timeout::new(REST, move || given.set(next)));
            move || drop(later)
        });
    }
    FoundCounterparts { editors: (*editors).clone(), all: (*all).clone(), given: *given }
}

/// The editor's parallels of a letter: what every page has from the beginning.
#[must_use]
fn of_the_editor(corpus: &Corpus, letter_id: &str) -> Counterparts {
    collect(corpus, letter_id, |index, part_id| by_the_editor(corpus, index, part_id))
}

/// The editor's parallels and the computed ones. Takes its time: not while rendering.
#[must_use]
fn all(context: &PageContext, letter_id: &str) -> Counterparts {
    let corpus = &context.edition.corpus;
    let elsewhere =
        index_of(corpus, letter_id).map(|index| CounterpartFinder::new(corpus, context.edition.evidence(), index));
    collect(corpus, letter_id, |_, part_id| elsewhere.as_ref().map(|all| all.of(part_id)).unwrap_or_default())
}

fn collect(corpus: &Corpus, letter_id: &str, of: impl Fn(usize, &str) -> Vec<Counterpart>) -> Counterparts {
    let Some((index, letter)) = index_of(corpus, letter_id).and_then(|at| Some((at, corpus.letters.get(at)?))) else {
        return Counterparts::default();
    };
    let of_part = |part: &corpus::Part| match part.kind {
        PartKind::Note => Vec::new(),
        _ => of(index, &part.id),
    };
    Rc::new(letter.parts.iter().map(|part| Rc::new(of_part(part))).collect())
}

/// What the list of a part is given.
#[derive(Clone, PartialEq, Properties)]
pub struct BesideProps {
    /// What every page is given.
    pub context: PageContext,
    /// The letter.
    pub letter_id: String,
    /// The part.
    pub part_id: String,
    /// Its counterparts.
    pub counterparts: Rc<Vec<Counterpart>>,
    /// What the reader has made of the list.
    pub chosen: Option<bool>,
    /// Opens or closes lists.
    pub lists: UseReducerDispatcher<ExpandedLists>,
}

/// The list beside a part.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    let BesideProps { context, letter_id, part_id, counterparts, chosen, lists } = props;
    let shows_all = use_state_eq(|| false);
    let in_margin = context.settings.margin && chosen.is_none();
    let is_open = chosen.unwrap_or(context.settings.margin);
    let Some(letter) = context.edition.corpus.letter(letter_id).filter(|_| !counterparts.is_empty()) else {
        return Html::default();
    };
    let spot = PartInLetter { context, letter_id, part_id };
    let count = counterparts.len();
    let differing = contradictions(counterparts);
    let label = in_words(counterparts);
    let list = if in_margin {
        let more = count - 1;
        let toggle = {
            let (lists, part_id) = (lists.clone(), part_id.clone());
            move |_: MouseEvent| lists.dispatch(part_id.clone())
        };
        html! {
            <>
                <ul class="plain">{ for counterparts.first().map(|one| spot.in_brief(one)) }</ul>
                if more > 0 { <button type="button" onclick={toggle}>{ format!("{more} more") }</button> }
            </>
        }
    } else if is_open {
        let most = if *shows_all { count } else { SHOWN };
        let more = {
            let shows_all = shows_all.clone();
            move |_: MouseEvent| shows_all.set(true)
        };
        html! {
            <>
                <p class="legend">{ format!("Parallels of {}", part_name::short(letter, part_id)) }</p>
                { spot.listed(counterparts, most) }
                if count > most { <button type="button" onclick={more}>{ format!("All {count}") }</button> }
            </>
        }
    } else {
        spot.short(counterparts)
    };
    html! {
        <details class={classes!("elsewhere", in_margin.then_some("in-margin"))} open={is_open}>
            // Clicks are heard by the text as a whole.
            <summary
                class={(differing > 0).then_some("differs")}
                aria-label={label.clone()}
                title={context.live.then_some(label)}
            >
                if differing > 0 { <b>{ differing }</b> }
                // What is written in it must stand so in its name, which has words between two numbers: the second is drawn.
                if differing > 0 && count > differing {
                    <i data-more={(count - differing).to_string()} />
                } else if differing == 0 {
                    <i>{ count }</i>
                }
            </summary>
            <div class="elsewhere-list">{ list }</div>
        </details>
    }
}

/// How many of the passages contradict what the part says.
fn contradictions(counterparts: &[Counterpart]) -> usize {
    counterparts.iter().filter(|one| one.kind == Some(ParallelKind::Contradiction)).count()
}

/// “2 contradictions, 4 more”, “1 parallel”.
#[must_use]
pub fn in_words(counterparts: &[Counterpart]) -> String {
    let differing = contradictions(counterparts);
    let others = counterparts.len() - differing;
    if differing == 0 {
        return counted(others, "parallel", "parallels");
    }
    let mut words = counted(differing, "contradiction", "contradictions");
    if others > 0 {
        words += &format!(", {others} more");
    }
    words
}

/// A part beside which other passages stand.
#[derive(Clone, Copy)]
pub struct PartInLetter<'a> {
    /// What every page is given.
    pub context: &'a PageContext,
    /// The letter.
    pub letter_id: &'a str,
    /// The part.
    pub part_id: &'a str,
}

impl<'a> PartInLetter<'a> {
    /// Passages with a few of their words, at most so many.
    pub fn listed(self, counterparts: &[Counterpart], most: usize) -> Html {
        html! { <ul class="plain">{ for counterparts.iter().take(most).map(|one| self.in_full(one)) }</ul> }
    }

    /// The other letter, the passage in it, and the address at which both stand level.
    fn other(self, one: &Counterpart) -> Option<(&'a Letter, &'a str, String)> {
        let letter = self.context.edition.corpus.letters.get(one.letter)?;
        let part_id = letter.parts.get(one.part)?.id.as_str();
        let to = address_of_passages(self.context, (self.letter_id, self.part_id), (&letter.id, part_id));
        Some((letter, part_id, self.context.link(&to)))
    }

    /// Short links by letter: what a page has before the application has started, and what a closed list has.
    fn short(self, counterparts: &[Counterpart]) -> Html {
        let context = self.context;
        let letters = context.edition.corpus.letters.iter().enumerate().filter_map(|(index, letter)| {
            let own = |one: &&Counterpart| one.letter == index && one.origin == Origin::Editor;
            let links: Vec<Html> = counterparts.iter().filter(own).map(|one| self.short_link(one)).collect();
            let slot = context.edition.letter_slot(letter);
            (!links.is_empty()).then(|| {
                html! {
                    <li key={index}>
                        <span class={classes!("who", format!("who-{slot}"))}>
                            { parts::date_in_words(&letter.date) }
                        </span>
                        { for links }
                    </li>
                }
            })
        });
        html! { <ul class="plain short">{ for letters }</ul> }
    }

    fn short_link(self, one: &Counterpart) -> Html {
        self.other(one).map_or_else(Html::default, |(letter, part_id, href)| {
            html! { <>{ " " }<a {href}>{ part_name::short(letter, part_id) }</a></> }
        })
    }

    /// A passage with a few of its words.
    fn in_full(self, one: &Counterpart) -> Html {
        let Some((letter, part_id, href)) = self.other(one) else {
            return Html::default();
        };
        let LangAttributes { lang, dir } = LangAttributes::of_words(self.context, letter, letter.parts.get(one.part));
        html! {
            <li key={format!("{}-{part_id}", letter.id)}>
                <a class="head" href={href.clone()}>
                    { parts::ends(self.context, letter) }
                    { format!(", {} {}", parts::date_in_words(&letter.date), part_name::short(letter, part_id)) }
                </a>
                <blockquote {lang} {dir}>
                    { letter.parts.get(one.part).map(|part| quoted(letter, part, one.words, QUOTED)) }
                </blockquote>
                <p class="why">{ self.why(one) }{ " " }<a {href}>{ "Side by side" }</a></p>
            </li>
        }
    }

    /// A passage by its place and the reason.
    fn in_brief(self, one: &Counterpart) -> Html {
        let Some((letter, part_id, href)) = self.other(one) else {
            return Html::default();
        };
        let slot = self.context.edition.letter_slot(letter);
        html! {
            <li>
                <a class={classes!("head", "who", format!("who-{slot}"))} {href}>
                    { format!("{} {}", parts::date_in_words(&letter.date), part_name::short(letter, part_id)) }
                </a>
                <p class="why">{ self.why(one) }</p>
            </li>
        }
    }

    /// Why it stands here: the editor's reason, or what both share.
    fn why(self, one: &Counterpart) -> Html {
        match (&one.reason, one.kind) {
            (Some(reason), Some(kind)) => {
                html! {
                    <>{ link_toolbar::kind(kind) }{ " " }{ parts::pair::strength(one.strength) }{ " " }{ reason }</>
                }
            }
            _ => html! { <><b>{ "Computed" }</b>{ ": " }{ self.shared(one) }</> },
        }
    }

    /// What a computed pair shares, in a line.
    fn shared(self, one: &Counterpart) -> String {
        let corpus = &self.context.edition.corpus;
        let own = index_of(corpus, self.letter_id)
            .and_then(|index| Some((index, part_index(corpus.letters.get(index)?, self.part_id)?)));
        own.map(|own| SharedEvidence::between(own, (one.letter, one.part), self.context.edition.evidence()).sentence())
            .unwrap_or_default()
    }
}
