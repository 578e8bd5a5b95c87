//! How to cite what the page shows: every style, to be copied or taken as a file.
//!
//! Start with [`CiteMenu`]. Without scripts it holds the entry of a bibliography and the files for reference
//! managers; the other styles and the day of access need the application.

use yew::prelude::*;

use super::{
    citing,
    copying::{ClipboardCopy, Copy, use_copier},
    menu::menu,
    prefer_style, preferred_style, words_name,
};
use crate::platform::download;
use crate::view::PageContext;
use citations::{Citation, RichText, Style, Subject, cite};
use text::address::WordAddress;

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationSubject {
    /// A letter, by id.
    Letter(String),
    /// Words of a letter.
    Passage(String, WordAddress),
    /// Two letters side by side, by their ids.
    Comparison(String, String),
    /// Another page: its title, and its path and query below the root without a leading slash.
    Page(String, String),
}

impl CitationSubject {
    /// What is cited, as citations take it. `None` where the collection does not have it.
    fn subject<'a>(&'a self, context: &'a PageContext) -> Option<Subject<'a>> {
        let letter = |id: &str| context.edition.corpus.letters.iter().find(|letter| letter.id == id);
        Some(match self {
            Self::Letter(id) => Subject::Letter(letter(id)?),
            Self::Passage(id, passage) => Subject::Words(letter(id)?, passage),
            Self::Comparison(a, b) => Subject::Comparison(letter(a)?, letter(b)?),
            Self::Page(title, path) => Subject::Page { title, path },
        })
    }

    /// What it is, in a few words.
    fn label(&self, context: &PageContext) -> String {
        match self {
            Self::Letter(_) => "The letter".to_owned(),
            Self::Passage(id, passage) => {
                let letter = context.edition.corpus.letter(id);
                letter.map_or_else(String::new, |letter| words_name(letter, &passage.words))
            }
            Self::Comparison(..) => "Both letters".to_owned(),
            Self::Page(title, _) => title.clone(),
        }
    }

    /// The name of a file of its citation, without its ending.
    #[must_use]
    pub fn file_name(&self) -> String {
        match self {
            Self::Letter(id) => id.clone(),
            Self::Passage(id, passage) => format!("{id}-{}", passage.words.first.part),
            Self::Comparison(a, b) => format!("{a}-beside-{b}"),
            Self::Page(..) => "citation".to_owned(),
        }
    }
}

/// The citation of something in a style; empty where the collection does not have it.
#[must_use]
pub fn entry(context: &PageContext, cited: &CitationSubject, style: Style) -> RichText {
    citation(context, cited, style).map(|citation| citation.entry).unwrap_or_default()
}

fn citation(context: &PageContext, cited: &CitationSubject, style: Style) -> Option<Citation> {
    cited.subject(context).map(|subject| cite(&citing(context), subject, style))
}

/// A citation with its titles in italics.
pub fn rich(text: &RichText) -> Html {
    let segments = text.0.iter().map(|segment| {
        if segment.italic {
            html! { <i>{ &segment.text }</i> }
        } else {
            html! { { &segment.text } }
        }
    });
    html! { { for segments } }
}

/// What the menu is given.
#[derive(Clone, PartialEq, Properties)]
pub struct CiteProps {
    /// What every page is given.
    pub context: PageContext,
    /// What can be cited here, the foremost first; never empty.
    pub cited: Vec<CitationSubject>,
}

/// *Cite*.
#[component]
pub fn CiteMenu(props: &CiteProps) -> Html {
    let CiteProps { context, cited } = props;
    let chosen = use_state_eq(|| 0_usize);
    let copier = use_copier();
    let Some(now) = cited.get(*chosen).or_else(|| cited.first()) else {
        return Html::default();
    };
    let content = if context.live {
        let choices = cited.iter().enumerate().map(|(at, one)| {
            let chosen = chosen.clone();
            let pressed = if one == now { "true" } else { "false" };
            html! {
                <button type="button" aria-pressed={pressed} onclick={move |_| chosen.set(at)}>
                    { one.label(context) }
                </button>
            }
        });
        html! {
            <>
                if cited.len() > 1 { <div class="seg" role="group" aria-label="What to cite">{ for choices }</div> }
                <dl class="styles">{ for Style::ALL.into_iter().map(|style| line(context, now, style, &copier)) }</dl>
                <QuotationStyle context={context.clone()} />
                { copier.said() }
            </>
        }
    } else {
        html! {
            <>
                <p class="citation">{ rich(&entry(context, now, Style::ChicagoBibliography)) }</p>
                <p class="small">{ "For reference managers, the edition and all its letters: " }{ files(context) }</p>
            </>
        }
    };
    menu(html! { { "Cite" } }, "cite", "", content)
}

/// Links to the edition's files for reference managers.
fn files(context: &PageContext) -> Html {
    let links = Style::ALL.into_iter().filter_map(|style| Some((style, style.file_type()?.0))).map(|(style, ending)| {
        html! {
            <><a href={context.file(&format!("data/citations.{ending}"))} download="">{ style.label() }</a>{ " " }</>
        }
    });
    html! { { for links } }
}

/// A style: its entry, to be copied or taken as a file. Records for programs are not shown, only offered.
fn line(context: &PageContext, cited: &CitationSubject, style: Style, copier: &ClipboardCopy) -> Html {
    let Citation { entry: text, in_text } = citation(context, cited, style).unwrap_or_default();
    let copy = {
        let (copier, text) = (copier.clone(), text.clone());
        move |_: MouseEvent| {
            let said = format!("{} copied.", style.label());
            let html = style.file_type().is_none().then(|| text.html());
            copier.copy(Copy { said, plain: text.plain(), html });
        }
    };
    let save = {
        let (copier, text, name) = (copier.clone(), text.plain(), cited.file_name());
        let (ending, media_type) = style.file_type().unwrap_or(("txt", "text/plain"));
        move |_: MouseEvent| {
            let name = format!("{name}.{ending}");
            if download::save(&name, media_type, &text) {
                copier.say(format!("Saved as {name}."));
            }
        }
    };
    let label = style.label();
    html! {
        <div class={if style.file_type().is_some() { "record" } else { "prose-style" }} key={style.id()}>
            <dt>{ label }</dt>
            if style.file_type().is_none() { <dd class="citation">{ rich(&text) }</dd> }
            if let Some(in_text) = in_text { <dd class="in-text small">{ "In the text: " }{ in_text }</dd> }
            <dd class="take">
                <button type="button" aria-label={format!("Copy: {label}")} onclick={copy}>{ "Copy" }</button>
                <button type="button" aria-label={format!("Save as a file: {label}")} onclick={save}>{ "Save" }</button>
            </dd>
        </div>
    }
}

/// What the choice of a style is given.
#[derive(Clone, PartialEq, Properties)]
struct QuotationStyleProps {
    context: PageContext,
}

/// The style of the citation that is copied with a quotation.
#[component]
fn QuotationStyle(props: &QuotationStyleProps) -> Html {
    let context = props.context.clone();
    let style = use_state_eq(|| preferred_style(&context));
    let choose = {
        let style = style.clone();
        move |event: Event| {
            let value = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|select| select.value());
            if let Some(chosen) = value.and_then(|id| Style::from_id(&id)) {
                prefer_style(&context, chosen);
                style.set(chosen);
            }
        }
    };
    let options = Style::ALL.into_iter().filter(|style| style.file_type().is_none()).map(|one| {
        html! { <option value={one.id()} selected={one == *style}>{ one.label() }</option> }
    });
    html! {
        <label class="small quotation-style">
            { "Copied quotations are cited in: " }
            <select onchange={choose}>{ for options }</select>
        </label>
    }
}
