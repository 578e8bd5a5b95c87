//! Letters that a reader has opened: the line that says whose they are, and what can be done with them.
//!
//! Start with [`OpenedLine`], which stands above every page of theirs. [`saving`] makes the one file, [`question`] is what is asked
//! before letters are forgotten or left.

mod noticed;
mod question;
pub(super) mod saving;

use gloo::events::{EventListener, EventListenerOptions};
use yew::{platform::spawn_local, prelude::*};

use self::question::{PendingAction, Question};
use self::saving::{SaveOutcome, save_as_one_file};
use super::parts::letters::counted;
use super::{PageContext, import};
use crate::opened::{KeptIn, OpenedLetters};
use crate::platform::{device, download, importer::ImportedLetters, page, resize::ResizeListener};
use exports::one_file::BlockMetadata;
use site::{Address, Route};

/// The id of the line.
const LINE: &str = "whose";

/// What the line is given.
#[derive(Clone, PartialEq, Properties)]
pub struct OpenedLineProps {
    /// What every page is given.
    pub context: PageContext,
    /// The letters.
    pub opened: OpenedLetters,
}

/// Whose letters these are, where they are, and what can be done with them.
#[component]
pub fn OpenedLine(props: &OpenedLineProps) -> Html {
    let OpenedLineProps { context, opened } = props;
    let saving = use_state_eq(|| SaveOutcome::None);
    let is_saved = use_state_eq(|| opened.is_saved);
    let kept_in = use_state_eq(|| opened.kept_in);
    let asked = use_state_eq(|| PendingAction::Nothing);
    let is_open = use_state_eq(|| false);
    let unsaved: &[String] = if *is_saved || *kept_in != KeptIn::Page { &[] } else { &opened.whose.corrections };
    use_measured_line();
    use_question_before_unload(!unsaved.is_empty());

    let on_save = {
        let (opened, saving, is_saved) = (opened.clone(), saving.clone(), is_saved.clone());
        Callback::from(move |()| {
            let is_saved = is_saved.setter();
            save_as_one_file(&opened, saving.setter(), Callback::from(move |()| is_saved.set(true)));
        })
    };
    let on_keep = {
        let (opened, kept_in, saving) = (opened.clone(), kept_in.clone(), saving.clone());
        let edition = context.remembered_as.clone();
        Callback::from(move |_: MouseEvent| {
            let (opened, kept_in, saving, edition) =
                (opened.clone(), kept_in.setter(), saving.setter(), edition.clone());
            spawn_local(async move {
                if device::keep(&edition, &opened.block).await {
                    kept_in.set(KeptIn::Device);
                    saving.set(SaveOutcome::Kept);
                } else {
                    saving.set(SaveOutcome::NotKept);
                }
            });
        })
    };
    let forget = {
        let (edition_switch, edition) = (context.edition_switch.clone(), context.remembered_as.clone());
        Callback::from(move |()| {
            import::forget();
            let (edition_switch, edition) = (edition_switch.clone(), edition.clone());
            spawn_local(async move {
                // What cannot be removed was never there: the database is denied.
                device::forget(&edition).await;
                edition_switch.close.emit(Address::of(Route::Import));
            });
        })
    };
    let leave = context.edition_switch.close.reform(|()| Address::of(Route::Explorer));
    let ask = |what: PendingAction| {
        let asked = asked.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            asked.set(what);
        }
    };
    let on_leave = {
        let (leave, asked, has_unsaved) = (leave.clone(), asked.clone(), !unsaved.is_empty());
        move |event: MouseEvent| {
            event.prevent_default();
            if has_unsaved { asked.set(PendingAction::Leaving) } else { leave.emit(()) }
        }
    };
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    let other = context.href(Route::Import);
    let is_file = *kept_in == KeptIn::File;
    html! {
        <section id={LINE} class="private" data-open={is_open.to_string()} aria-label="Whose letters these are">
            <p class="says-whose">
                { whose(opened, *kept_in) }
                if !unsaved.is_empty() {
                    { " " }
                    <span class="unsaved">
                        { format!("{} not saved", counted(unsaved.len(), "correction", "corrections")) }
                    </span>
                    { "." }
                }
            </p>
            <button type="button" class="more" aria-expanded={is_open.to_string()} onclick={toggle}>
                { "Save, keep, forget" }
            </button>
            <div class="actions">
                <button
                    type="button"
                    class="strong"
                    name="save-one-file"
                    disabled={*saving == SaveOutcome::Going}
                    onclick={on_save.reform(|_: MouseEvent| ())}
                >
                    { "Save as one file" }
                </button>
                if let Some(letters) = &opened.imported {
                    <button type="button" name="save-collection" onclick={asks(letters, "save-collection")}>
                        { "Save the collection" }
                    </button>
                    <button type="button" name="save-tei" onclick={asks(letters, "save-tei")}>{ "Save as TEI" }</button>
                }
                if !opened.whose.report.is_empty() {
                    <button type="button" name="save-report" onclick={save_report(&opened.whose)}>
                        { "Save the report" }
                    </button>
                }
                <a class="btn" href={other}>{ "Open others" }</a>
                if *kept_in == KeptIn::Page {
                    <button type="button" name="keep" onclick={on_keep}>{ "Keep on this device" }</button>
                }
                if !is_file {
                    <button type="button" name="forget" onclick={ask(PendingAction::Forgetting)}>{ "Forget" }</button>
                    <button type="button" name="leave" onclick={on_leave}>
                        { format!("To {}", context.edition_switch.edition) }
                    </button>
                }
            </div>
            <p class="said" role="status">{ saving.in_words() }</p>
            if let Some(letters) = opened.imported.as_ref().filter(|letters| opened.whose.together && !letters.notices.is_empty()) { { noticed::noticed(letters, &context.open_private) } }
            if *asked != PendingAction::Nothing {
                <Question
                    asked={*asked}
                    letters={if opened.whose.together { opened.whose.own.len() } else { opened.edition.corpus.letters.len() }}
                    unsaved={unsaved.to_vec()}
                    edition={context.edition_switch.edition.clone()}
                    save={on_save}
                    go_on={if *asked == PendingAction::Leaving { leave } else { forget }}
                    stay={let asked = asked.clone(); Callback::from(move |()| asked.set(PendingAction::Nothing))}
                />
            }
        </section>
    }
}

fn asks(letters: &ImportedLetters, what: &'static str) -> impl Fn(MouseEvent) + 'static {
    let importer = letters.importer.clone();
    move |_: MouseEvent| importer.ask(what)
}

fn save_report(whose: &BlockMetadata) -> impl Fn(MouseEvent) + 'static {
    let report = whose.report.clone();
    move |_: MouseEvent| {
        // A browser that saves no file says so itself.
        let _ = download::save("import-report.json", "application/json", &report);
    }
}

/// What sticks below the line has to know how high it is.
#[hook]
fn use_measured_line() {
    use_effect_with((), |()| {
        let line = page::by_id(LINE);
        let watch = line.map(|line| {
            let watched = [line.clone()];
            ResizeListener::on(&watched, move || {
                page::set_root_property("--whose", &format!("{}px", line.get_bounding_client_rect().height().ceil()));
            })
        });
        move || drop(watch)
    });
}

/// The browser asks before the page goes, while something would be lost.
#[hook]
pub(super) fn use_question_before_unload(has_unsaved: bool) {
    use_effect_with(has_unsaved, |&has_unsaved| {
        let listener = web_sys::window().filter(|_| has_unsaved).map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| event.prevent_default())
        });
        move || drop(listener)
    });
}

/// Whether the address is one of letters that are not here: somebody has sent it, or the page has been loaded again.
pub fn leads_to_absent(context: &PageContext) -> bool {
    context.opened.is_none() && context.address.route == Route::Import && context.address.fragment.starts_with('/')
}

/// What is said then, above the page where they can be opened.
pub fn absent() -> Html {
    html! {
        <p class="not-here" role="status">
            { "This address leads to letters that are not here. They are on no server: whoever sent it has them as files. \
               Open the same files below, and the address leads to them." }
        </p>
    }
}

/// The sentence.
fn whose(opened: &OpenedLetters, kept_in: KeptIn) -> Html {
    let BlockMetadata { together, title, own, .. } = &opened.whose;
    let corpus = &opened.edition.corpus;
    let place = match kept_in {
        KeptIn::Page => html! { <><b>{ "Only on this device" }</b>{ ", gone when you close the page." }</> },
        KeptIn::Device => html! { <><b>{ "Only on this device" }</b>{ ", kept until you forget them." }</> },
        KeptIn::File => html! { <><b>{ "Only in this file" }</b>{ "." }</> },
    };
    let title = if title.is_empty() { &corpus.collection.title } else { title };
    if *together {
        html! {
            <>
                <span class="tag">{ "Together" }</span>
                <b>{ format!("{} of yours", counted(own.len(), "letter", "letters")) }</b>
                { ", " }
                { title }
                { of_whom(&opened.whose) }
                { "; beside the " }
                <b>{ format!("{} of this edition", corpus.letters.len().saturating_sub(own.len())) }</b>
                { ". " }
                { place }
            </>
        }
    } else {
        html! { <><span class="tag">{ "Private" }</span><b>{ title }</b>{ of_whom(&opened.whose) }{ ". " }{ place }</> }
    }
}

/// By whom edited, under which licence.
fn of_whom(whose: &BlockMetadata) -> Html {
    let BlockMetadata { editor, licence, licence_url, .. } = whose;
    // Whatever a file calls its licence's address: only one of the web is a link.
    let is_link = licence_url.starts_with("https://") || licence_url.starts_with("http://");
    html! {
        <>
            if !editor.is_empty() { { format!(", edited by {editor}") } }
            if licence.is_empty() {
                { ". No licence stated" }
            } else {
                { ". Licence " }
                if is_link { <a href={licence_url.clone()} rel="external">{ licence }</a> } else { { licence } }
            }
        </>
    }
}
