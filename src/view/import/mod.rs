//! Letters of a reader's own: choosing files, seeing them read, the report, opening.
//!
//! Start with [`ImportPage`], which keeps what the module has said ([`ImportState`]); [`before`], [`reading`] and [`report`] (with [`sections`]) draw its states, [`table`] the letters
//! that can be put right. Nothing leaves the device: there is no request in any of this. Must not know how letters are read.

mod before;
mod reading;
mod report;
mod sections;
mod table;

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use yew::prelude::*;

use super::opened::{
    saving::{SaveOutcome, save_as_one_file},
    use_question_before_unload,
};
use super::{PageContext, PageProps};
use crate::opened::OpenedLetters;
use crate::platform::{
    importer::{Importer, ModuleMessage, NamedFile, Progress, ReportData},
    page,
};

/// Where a reader is with letters.
#[derive(Clone, Debug, Default)]
enum Stage {
    /// Nothing is chosen.
    #[default]
    Before,
    /// The files are being read.
    Reading(Progress),
    /// The reader has stopped.
    Stopped(Progress),
    /// The report stands.
    Report(Rc<ReportData>),
    /// The module has not come, or has ended by itself for no file's fault.
    Failed,
}

thread_local! {
    /// What stood on the page when a reader went to another: it is there again when they come back.
    static LEFT: RefCell<Option<ImportState>> = const { RefCell::new(None) };
}

/// Forgets the report that a reader has left, with the letters it is about.
pub fn forget() {
    LEFT.take();
}

/// What the module has said, and what it has to know again when it ended by itself.
#[derive(Clone, Default)]
struct ImportState {
    stage: Stage,
    importer: Option<Importer>,
    files: Rc<Vec<NamedFile>>,
    /// Files at which the module ended by itself.
    refused: Vec<String>,
    /// What was written into fields, with what is the matter with it.
    written: BTreeMap<(String, String), (String, String)>,
    /// What was said last of saving.
    said: String,
    /// How many of the changes by hand are in a file by now.
    saved: usize,
    /// When the reading began, in ms.
    began: f64,
}

/// What happens to it.
enum Step {
    /// Reading begins.
    Begin(Importer, Rc<Vec<NamedFile>>, f64),
    /// The module says something.
    Message(ModuleMessage),
    /// The reader begins again.
    Again,
}

impl ImportState {
    /// How often something was put right or decided by hand.
    fn changes(&self) -> usize {
        self.importer.as_ref().map_or(0, Importer::changes)
    }
}

impl Reducible for ImportState {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut state = (*self).clone();
        match step {
            Step::Begin(importer, files, began) => {
                let refused = if Rc::ptr_eq(&files, &state.files) { state.refused } else { Vec::new() };
                let progress = Progress { of: files.len(), ..Progress::default() };
                state = Self {
                    stage: Stage::Reading(progress),
                    importer: Some(importer),
                    files,
                    refused,
                    began,
                    ..Self::default()
                };
            }
            Step::Again => state = Self::default(),
            Step::Message(said) => match said {
                ModuleMessage::Progress(progress) => state.stage = Stage::Reading(progress),
                ModuleMessage::Stopped(progress) => state.stage = Stage::Stopped(progress),
                ModuleMessage::Report(told) => state.stage = Stage::Report(told),
                ModuleMessage::Put { letter, field, value, problem } => {
                    state.written.insert((letter, field), (value, problem));
                }
                ModuleMessage::Saved(name, true) => {
                    if !name.starts_with("import-report") {
                        state.saved = state.changes();
                    }
                    state.said = format!("Saved as {name}.");
                }
                ModuleMessage::Saved(..) => state.said = "This browser does not let the page save files.".to_owned(),
                ModuleMessage::Failed(name) if name.is_empty() => state.stage = Stage::Failed,
                ModuleMessage::Failed(name) => state.refused.push(name),
                ModuleMessage::Opened(_) => {}
            },
        }
        state.into()
    }
}

/// The page.
#[component]
pub fn ImportPage(props: &PageProps) -> Html {
    let context = &props.context;
    let state = use_reducer(|| LEFT.take().unwrap_or_default());
    let together = use_state_eq(|| false);
    let saving = use_state_eq(|| SaveOutcome::None);
    // Whether the letters that were asked for are to be saved, not shown.
    let is_for_saving = use_mut_ref(|| false);
    use_question_before_unload(state.changes() > state.saved);
    {
        let now = use_mut_ref(ImportState::default);
        *now.borrow_mut() = (*state).clone();
        use_effect_with((), move |()| {
            move || {
                // What is still being read goes on unheard: only a report can stand still.
                LEFT.set(Some(now.take()).filter(|state| matches!(state.stage, Stage::Report(_))));
            }
        });
    }

    let heard = {
        let dispatcher = state.dispatcher();
        let open = context.open_private.clone();
        let together = together.clone();
        let (saving, is_for_saving) = (saving.clone(), is_for_saving.clone());
        use_callback(*together, move |said: ModuleMessage, _| {
            if let ModuleMessage::Opened(letters) = &said {
                if is_for_saving.replace(false) {
                    if let Ok(opened) = OpenedLetters::imported(letters.clone(), *together) {
                        let (dispatcher, name) = (dispatcher.clone(), opened.file_name());
                        let done = Callback::from(move |()| {
                            dispatcher.dispatch(Step::Message(ModuleMessage::Saved(name.clone(), true)))
                        });
                        save_as_one_file(&opened, saving.setter(), done);
                    }
                } else {
                    open.emit((letters.clone(), *together));
                }
            }
            dispatcher.dispatch(Step::Message(said));
        })
    };
    if let Some(importer) = &state.importer {
        importer.listen(heard.clone());
    }
    let read = {
        let dispatcher = state.dispatcher();
        let heard = heard.clone();
        move |files: Rc<Vec<NamedFile>>, refused: &[String]| match Importer::begin(heard.clone()) {
            _ if files.is_empty() => {}
            Some(importer) => {
                importer.read(&files, refused);
                dispatcher.dispatch(Step::Begin(importer, files, js_sys::Date::now()));
            }
            None => dispatcher.dispatch(Step::Message(ModuleMessage::Failed(String::new()))),
        }
    };
    {
        // The module has ended at a file: it is brought again, and reads the others.
        let (read, files, refused) = (read.clone(), state.files.clone(), state.refused.clone());
        use_effect_with(state.refused.len(), move |count| {
            if *count > 0 {
                read(files, &refused);
            }
        });
    }
    let take = Callback::from(move |files: Vec<NamedFile>| read(Rc::new(files), &[]));
    {
        let kind = std::mem::discriminant(&state.stage);
        use_effect_with(kind, move |kind| {
            if *kind != std::mem::discriminant(&Stage::Before) {
                page::scroll_page_to(0.0);
                page::focus("title");
            }
        });
    }
    let ask = {
        let importer = state.importer.clone();
        Callback::from(move |what: &'static str| {
            if let Some(importer) = &importer {
                importer.ask(what);
            }
        })
    };
    let again = {
        let dispatcher = state.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(Step::Again))
    };
    let save_one_file = {
        let (importer, is_for_saving, together) = (state.importer.clone(), is_for_saving.clone(), *together);
        Callback::from(move |_: MouseEvent| {
            if let Some(importer) = &importer {
                is_for_saving.replace(true);
                importer.open(together.then_some(crate::CORPUS_COMPACT));
            }
        })
    };
    // Saving as one file says more than that something was saved.
    let said = match &*saving {
        SaveOutcome::None | SaveOutcome::Done(_) => state.said.clone(),
        other => other.in_words(),
    };
    match &state.stage {
        Stage::Before => html! { <before::Before context={context.clone()} {take} /> },
        Stage::Reading(progress) => reading::going_on(progress, state.began, &ask),
        Stage::Stopped(progress) => reading::stopped(progress, &ask, &again),
        Stage::Failed => reading::failed(&again),
        Stage::Report(told) => report::page(&report::ReportView {
            context,
            told,
            written: &state.written,
            importer: state.importer.as_ref(),
            said: &said,
            save_one_file: &save_one_file,
            ask: &ask,
            again: &again,
            together: &together,
        }),
    }
}
