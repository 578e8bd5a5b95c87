//! The row of tools under a letter's heading, and the line of the chosen theme.
//!
//! Start with [`Tools`]. Must not know what its buttons change in the text.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::view::{
    PageContext, Settings,
    compare::choose,
    share::{
        buttons::CopyAndPrint,
        cite::{CitationSubject, CiteMenu},
        downloads::Downloads,
    },
    shell::pressed,
};
use corpus::{Letter, Theme};
use site::{Address, LetterState, Route, ShownText};
use text::address::WordAddress;
use text::part_name;

/// What the tools are about.
pub struct Tools<'a> {
    /// What every page is given.
    pub context: &'a PageContext,
    /// The letter.
    pub letter: &'a Letter,
    /// What the address asks for.
    pub state: &'a LetterState,
    /// The words that the address names, where they are still there.
    pub passage: Option<&'a WordAddress>,
    /// Id of the theme that is drawn in the strip.
    pub theme_id: Option<&'a str>,
    /// Draws another theme, or none.
    pub draw: &'a Callback<Option<String>>,
}

impl Tools<'_> {
    /// The row.
    pub fn row(&self) -> Html {
        let Self { context, letter, state, passage, .. } = *self;
        let whole = CitationSubject::Letter(letter.id.clone());
        let cited: Vec<CitationSubject> = passage
            .map(|passage| CitationSubject::Passage(letter.id.clone(), passage.clone()))
            .into_iter()
            .chain([whole])
            .collect();
        let here = Address::with_params(Route::letter(&letter.id), state.params()).at(&context.address.fragment);
        html! {
            <div class="tools letter-tools">
                // On a narrow page the rest of the row stands behind it.
                <details class="more-tools"><summary class="btn">{ "More" }</summary></details>
                if context.edition.corpus.letters.len() > 1 { { choose::compare_with(context, letter, true) } }
                <CiteMenu context={context.clone()} {cited} />
                <Downloads context={context.clone()} letter_id={letter.id.clone()} />
                <CopyAndPrint context={context.clone()} to={here} />
                if letter.has_source() {
                    <span class="seg" role="group" aria-label="Which text">
                        { self.text(ShownText::Reading, "Reading text") }
                        { self.text(ShownText::Source, "As transmitted") }
                        { self.text(ShownText::Both, "Both") }
                    </span>
                }
                { names(self.context) }
                { for gists(self.context, self.letter) }
                if context.edition.corpus.letters.len() > 1 {
                    { self.margin() }
                }
                if !context.edition.corpus.themes.is_empty() { { self.themes() } }
            </div>
        }
    }

    fn text(&self, shown: ShownText, label: &str) -> Html {
        let Self { context, letter, state, .. } = *self;
        let to = Address::with_params(Route::letter(&letter.id), LetterState { shown, ..state.clone() }.params());
        html! {
            <a class="choice" href={context.link(&to)} aria-current={(state.shown == shown).then_some("true")}>
                { label }
            </a>
        }
    }

    fn margin(&self) -> Html {
        let now = &self.context.settings;
        let to = Settings { margin: !now.margin, ..now.clone() };
        let title = "Beside each paragraph, the passage of another letter that belongs to it most";
        setting(self.context, ("Parallels", title), now.margin, to, "margin-choice")
    }

    fn themes(&self) -> Html {
        let draw = self.draw.clone();
        let chosen = move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            draw.emit(value.filter(|id| !id.is_empty()));
        };
        let options = of_letter(self.context, self.letter).map(|theme| {
            html! {
                <option value={theme.id.clone()} selected={self.theme_id == Some(theme.id.as_str())}>
                    { &theme.label }
                </option>
            }
        });
        html! {
            <select class="needs-app theme-choice" aria-label="Show a theme in the letter" onchange={chosen}>
                <option value="" selected={self.theme_id.is_none()}>{ "Theme…" }</option>
                // Only the application can draw a theme: its names need not be in the page before.
                if self.context.live { { for options } }
            </select>
        }
    }

    /// Where the chosen theme is, in words; nothing while none is chosen.
    pub fn theme_line(&self) -> Html {
        let Self { context, letter, .. } = *self;
        let found = self.theme_id.and_then(|id| context.edition.corpus.theme(id));
        let Some((theme, assigned)) = found.and_then(|theme| Some((theme, theme.in_letter(&letter.id)?))) else {
            return Html::default();
        };
        let links = |parts: &[String]| {
            let links = parts.iter().map(|part_id| {
                let id = context.element_id(&letter.id, part_id);
                html! { <>{ " " }<a href={format!("#{id}")}>{ part_name::short(letter, part_id) }</a></> }
            });
            html! { { for links } }
        };
        html! {
            <p class="theme-line">
                <a href={context.href(Route::Theme { theme: theme.id.clone() })}>{ &theme.label }</a>
                { ":" }
                if !assigned.main.is_empty() { <span class="main">{ " mainly in" }{ links(&assigned.main) }</span> }
                if !assigned.touches.is_empty() {
                    <span class="touches">
                        { if assigned.main.is_empty() { " touched on in" } else { "; touched on in" } }
                        { links(&assigned.touches) }
                    </span>
                }
                { "." }
            </p>
        }
    }
}

/// Marks names, or no longer.
fn names(context: &PageContext) -> Html {
    let now = &context.settings;
    let to = Settings { names: !now.names, ..now.clone() };
    setting(context, ("Names", "Mark people, places, bodies and terms"), now.names, to, "names-choice")
}

/// Lets what each paragraph says stand beside it, or no longer, where the editor has said it.
pub fn gists(context: &PageContext, letter: &Letter) -> Option<Html> {
    let now = &context.settings;
    let to = Settings { gists: !now.gists, ..now.clone() };
    let has_some = letter.body().any(|part| part.gist.is_some());
    has_some.then(|| setting(context, ("Gists", "Beside each paragraph, what it says in a line"), now.gists, to, ""))
}

/// A button that is on or off, by its label and what it does.
fn setting(
    context: &PageContext,
    (label, title): (&'static str, &'static str),
    is_on: bool,
    to: Settings,
    class: &'static str,
) -> Html {
    let change = context.change_settings.clone();
    html! {
        <button
            type="button"
            class={classes!("needs-app", class)}
            aria-pressed={pressed(is_on)}
            {title}
            onclick={move |_: MouseEvent| change.emit(to.clone())}
        >
            { label }
        </button>
    }
}

/// The themes that a letter has passages on.
fn of_letter<'a>(context: &'a PageContext, letter: &'a Letter) -> impl Iterator<Item = &'a Theme> {
    context.edition.corpus.themes.iter().filter(|theme| theme.in_letter(&letter.id).is_some())
}
